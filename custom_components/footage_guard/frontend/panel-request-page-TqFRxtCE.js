import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,P as s,S as c,T as l,_ as u,a as d,b as f,c as p,g as m,h,i as ee,k as te,n as ne,o as g,r as _,s as v,t as re,v as ie,x as y,y as ae}from"./panel-frame-B5xEn64z.js";import{f as oe,i as se,n as ce,r as b,t as x}from"./panel-draft-new-Cs1MOfek.js";var le=new Set([`received`,`pending`,`approved`,`set_aside`]),ue=new Set([`declined`,`set_aside`]),de=new Set([`received`,`pending`,`declined`,`set_aside`]),fe=new Set([`drafted`,`frozen`,`voting`]),pe=(e,t,n,r)=>{let{text:i}=n,{request:a,state:o}=e,s=a.channel===`automation`,c=!t.isLockedDown,l=s?`automation`:ne(a.legal_basis.claimed)?`process`:`voluntary`,u=e.drafts.map(e=>({id:e.draft_id,isUnfinished:fe.has(e.state),label:i(`request.draft.${e.state}`)}));return{who:g({channel:a.channel,...a.requester},n),kind:i(`inbox.${l}.hint`),state:i(`stands.${o}`),facts:me(e,n,r),history:w(e,n,r),drafts:u,unfinished:u.find(({isUnfinished:e})=>e)??null,supersedes:a.supersedes,mayDecline:le.has(o),mayReopen:ue.has(o)&&c,mayVerify:de.has(o)&&!s&&c,mayPrepare:o===`pending`&&c,mutes:T(e,t.mutes,n,r),indoor:t.cameras.filter(({indoor:e})=>e)}},me=({request:e,verification:t,outside:n},r,i)=>{let{text:a}=r,{requester:o,scope:s,legal_basis:c,incident:l}=e,u=e=>e===``?``:a(`request.says`,{value:e}),d=e=>e===null?``:u(i.moment(e));return[[a(`request.who`),ee(o.type,r)],[a(`request.verified`),he(t.level,t.method,r)],[a(`request.window`),i.span(s.window_from,s.window_to)],[a(`request.length`),i.duration(Date.parse(s.window_to)-Date.parse(s.window_from))],[a(`request.media`),S(s,r)],[a(`request.basis`),_(c.claimed,r)],[a(`request.closes`),i.day(new Date(e.closes_ms).toISOString())],[a(`request.outside`),e.channel===`automation`?``:a(`outside.${n}`)],[a(`request.recipient`),e.proposal?.recipient??``],[a(`request.hand_over`),e.proposal?.hand_over===!0?a(`request.hand_over.text`):``],[a(`request.case`),u(e.case_reference)],[a(`request.incident`),u(a(`incident.${l.type}`))],[a(`request.occurred`),u(C(l,i))],[a(`request.contact`),u([o.email,o.phone].filter(e=>e!==``).join(`, `))],[a(`request.badge`),u(o.badge)],[a(`request.docket`),u(c.docket)],[a(`request.served`),d(c.served_at)],[a(`request.return_by`),d(c.return_by??e.respond_by)],[a(`request.nondisclosure`),c.nondisclosure?a(`request.nondisclosure.text`):``]].filter(e=>e[1]!==``)},he=(e,t,n)=>{let r=`method.${t}`;return[d(e,n),...h(r)?[n.text(r)]:[]].join(` `)},S=({media:e,wants_audio:t},{text:n})=>[...e.map(e=>n(`media.${e}`)),...t?[n(`media.audio`)]:[]].join(`, `),C=({occurred_from:e,occurred_to:t},n)=>{if(e!==null&&t!==null)return n.span(e,t);let r=e??t;return r===null?``:n.moment(r)},w=(e,{text:t},n)=>{let r=e=>n.moment(new Date(e).toISOString()),{at_ms:i}=e.verification;return[[t(`request.received`),r(e.request.received_ms)],...i===null?[]:[[t(`request.verified_at`),r(i)]],[t(`request.changed`),n.moment(e.changed)]]},T=({request_id:e,request:t},n,{text:r},i)=>{let{requester:a,case_reference:o}=t,s=a.organisation||a.person_name;return[...s===``?[]:[[`requester`,s]],...o===``?[]:[[`case`,o]],[`everything`,null]].map(([t,a])=>{let o=n.find(n=>n.scope===t&&(n.about===a||n.request_id===e));return{scope:t,label:r(`mute.${t}`),muted:o===void 0?null:E(o,r,i)}})},E=({until:e},t,n)=>e===null?t(`mute.on`):t(`mute.until`,{until:n.moment(e)}),D=1e3,O=60*D,k=60*O,A=24*k,j=[...[5,15,30].map(e=>e*D),...[1,2,5,10,15,30].map(e=>e*O),...[1,2,6,12].map(e=>e*k)],M=12,N=(e,t,n)=>{let r=j.find(n=>(t-e)/n<=M)??A,i=I(n.timeZone),a=[];for(let o=e;o<t;o=P(o,r,i)){let e=i(o);e%r===0&&a.push({ms:o,label:F(new Date(o).toISOString(),e,r,n)})}let o=Math.ceil(a.length/13);return a.filter((e,t)=>t%o===0)},P=(e,t,n)=>{let r=e+t-n(e)%t,i=n(r)%t,a=r-i;return i<t/2&&a>e?a:a+t},F=(e,t,n,r)=>t===0?r.day(e):n<O?r.time(e):r.clock(e),I=e=>{let t=new Intl.DateTimeFormat(`en-GB`,{timeZone:e,hour:`2-digit`,minute:`2-digit`,second:`2-digit`,hourCycle:`h23`});return e=>Date.parse(`1970-01-01T${t.format(e)}Z`)+e%D},L=6e4,R=12,z=112,ge=12e3,_e={bell:`ring`,motion:`motion`},ve=(e,t,n)=>{let r={from:Date.parse(e.window.from),to:Date.parse(e.window.to)},i=e.matches.flatMap(({clips:e})=>e.map(e=>B(e,r.to))),a=Math.min(r.from,...i.map(e=>e.from)),o=Math.max(r.to,...i.map(e=>e.to)),s=N(a,o,n),c=ye(o-a,s),l={from:a,to:o,askedTo:r.to,leastMs:(o-a)*24/c};return{window:V(l,r.from,r.to),ticks:s.map(({ms:e,label:t})=>{let{at:n}=V(l,e,e);return{at:n,label:(100-n)*c/100<z?``:t}}),rows:e.matches.map(r=>be(r,e,l,t,n)),width:c,isEmpty:i.length===0}},ye=(e,t)=>{let n=t.flatMap(({ms:e},n)=>t.slice(n+1,n+2).map(t=>t.ms-e)),r=z*e/Math.min(e,...n);return Math.ceil(Math.min(ge,Math.max(e/L*R,r)))},B=({start:e,end:t},n)=>{let r=Date.parse(e);return{from:r,to:t===null?Math.max(r,n):Date.parse(t)}},V=(e,t,n)=>{let r=100/(e.to-e.from);return{at:(t-e.from)*r,size:(n-t)*r}},be=(e,t,n,r,i)=>{let a=[],o=e.clips.map(e=>{let{from:o,to:s}=B(e,n.askedTo),c=Math.min(o,n.to-n.leastMs),l=a.findIndex(e=>e<=c),u=l===-1?a.length:l;return a[u]=Math.max(s,c+n.leastMs),xe(e,u,t,n,r,i)}),s=e.clips.flatMap(({clip_id:e})=>t.told.get(e)?.gaps??[]),c=e.gaps.map(e=>{let[t,a]=[Date.parse(e.from),Date.parse(e.to)],o=s.filter(e=>Date.parse(e.from)<a&&t<Date.parse(e.to)).map(e=>e.why),c=[...new Set(o)].map(e=>r.text(`gap.${e}`));return{kind:`gap`,fromMs:t,label:[r.text(`timeline.gap`,H(t,a,i)),...c].join(` `),...V(n,t,a)}});return{camera:e.camera,title:t.cameras.find(({camera:t})=>t===e.camera)?.title??r.text(`timeline.removed`),lanes:Math.max(1,a.length),clips:o,items:[...o,...c].sort((e,t)=>e.fromMs-t.fromMs),isCut:e.cut}},xe=(e,t,n,r,i,a)=>{let{text:o}=i,{from:s,to:c}=B(e,r.askedTo),l=n.told.get(e.clip_id)?.triggers??[];return{kind:`clip`,id:e.clip_id,fromMs:s,lane:t,label:e.end===null?o(`timeline.open`,{from:a.time(e.start)}):o(`timeline.clip`,H(s,c,a)),notes:[...l.map(({kind:e,at:t})=>o(`timeline.${e}`,{at:a.time(t)})),...e.state===`missing`?[o(`timeline.missing`)]:[],...e.state===`cut`?[o(`timeline.cut`)]:[],...e.imported?[o(`timeline.imported`)]:[],...n.named.includes(e.clip_id)?[o(`timeline.named`)]:[]],marks:l.flatMap(({kind:e,at:t})=>{let n=_e[e];return n===void 0?[]:[{kind:n,at:V(r,Date.parse(t),s).at}]}),isThere:e.end!==null&&e.state!==`missing`,...V(r,s,c)}},H=(e,t,n)=>({from:n.time(new Date(e).toISOString()),to:n.time(new Date(t).toISOString()),length:n.duration(t-e)}),Se=(e,t)=>{switch(e){case`ArrowRight`:return t?`previous`:`next`;case`ArrowLeft`:return t?`next`:`previous`;case`ArrowDown`:return`down`;case`ArrowUp`:return`up`;case`Home`:return`first`;case`End`:return`last`;default:return null}},Ce=(e,t,n)=>{let r=e.filter(({clips:e})=>e.length>0),i=r.findIndex(({clips:e})=>e.some(e=>e.id===t)),a=r[i]?.clips??[],o=a.findIndex(e=>e.id===t),s=a[o];return s===void 0?t:({next:a[o+1],previous:a[o-1],first:a[0],last:a.at(-1),down:U(r[i+1]?.clips??[],s.at),up:U(r[i-1]?.clips??[],s.at)}[n]??s).id},U=(e,t)=>e.reduce((e,n)=>e===void 0||Math.abs(n.at-t)<Math.abs(e.at-t)?n:e,void 0),we=s`
.scroll {
overflow-x: auto;
padding-block-end: 8px;
}
.track {
position: relative;
overflow: clip;
padding-block-start: 24px;
}
.tick,
.asked,
.lanes > * {
position: absolute;
inset-block: 0;
}
.tick {
padding-inline-start: 4px;
border-inline-start: 1px solid var(--divider-color);
color: var(--secondary-text-color);
font-size: var(--ha-font-size-s, 12px);
white-space: nowrap;
}
.asked {
inset-block-start: 22px;
border: 2px dashed var(--secondary-text-color);
pointer-events: none;
}
.title {
position: sticky;
inset-inline-start: 0;
inline-size: fit-content;
max-inline-size: min(100%, 80vi);
padding-inline: 8px;
background-color: var(--primary-background-color);
}
.lanes {
position: relative;
isolation: isolate;
min-block-size: 64px;
margin-block-end: 8px;
}
/* A short clip is drawn longer than it is, over the gap beside it. */
.lanes > .clip {
z-index: 1;
inset-block: auto;
block-size: 44px;
overflow: hidden;
font-size: 12px;
line-height: 40px;
text-align: center;
cursor: pointer;
}
.clip,
.swatch.chosen {
border: 2px solid var(--primary-text-color);
border-radius: 4px;
background-color: var(--card-background-color);
color: var(--primary-text-color);
}
.clip[aria-disabled="true"] {
border-style: dotted;
cursor: default;
}
.clip[aria-selected="true"],
.swatch.chosen {
background-color: var(--primary-text-color);
color: var(--card-background-color);
}
.lanes > .gap {
inset-block: 24px 4px;
}
.gap {
background-image: repeating-linear-gradient(
135deg,
var(--secondary-text-color) 0 1px,
transparent 1px 8px
);
}
.lanes > .mark {
inset-block: 0 auto;
inline-size: 0;
font-size: 12px;
line-height: 16px;
}
.legend {
display: flex;
flex-wrap: wrap;
gap: 4px 16px;
list-style: none;
}
.legend li {
display: flex;
align-items: center;
gap: 6px;
}
.swatch {
inline-size: 24px;
block-size: 16px;
line-height: 14px;
text-align: center;
}
.swatch.gap {
border: 1px solid var(--divider-color);
}
.swatch.asked {
position: static;
}
.item {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 16px;
}
.item .option {
flex: 1 1 12em;
}
`,W={ring:`●`,motion:`▲`},Te=[[`clip`,``,`timeline.legend.clip`],[`chosen`,`✓`,`timeline.legend.chosen`],[`gap`,``,`timeline.legend.gap`],[`asked`,``,`timeline.legend.window`],[``,W.ring,`timeline.legend.ring`],[``,W.motion,`timeline.legend.motion`]],Ee=40,G=48,K=16,q=12,J=class extends te{constructor(...e){super(...e),this.chosen=new Set,this.playing=null,this.play=()=>void 0,this.choose=()=>void 0,this.current=null,this.isListed=null,this.pressed=e=>{let t=this.here();if(t===void 0||e.ctrlKey||e.metaKey||e.altKey)return;let{id:n,isThere:r}=t,i=Se(e.key,getComputedStyle(this).direction===`rtl`),a=e.key===`Enter`?this.play:e.key===` `?this.choose:null;if(i!==null)this.go(Ce(this.view.rows,n,i));else if(a===null)return;else r&&a(n);e.preventDefault()},this.listed=e=>{this.isListed=e.target.open}}static{this.styles=[u,we]}firstUpdated(){let[e]=this.options;if(e===void 0||this.scroller===null)return;let[t,n]=[e,this.scroller].map(e=>e.getBoundingClientRect());this.scroller.scrollLeft+=t.left+t.width/2-n.left-n.width/2}render(){let{text:t}=this.app.localizer,{rows:n}=this.view,r=this.isListed??n.reduce((e,{items:t})=>e+t.length,0)<=Ee;return a`
<div class="stack">
${this.view.isEmpty?e:this.drawing()}
<details ?open=${r} @toggle=${this.listed}>
<summary>${t(`timeline.list`)}</summary>
${r?a`<div class="stack">${n.map(e=>this.list(e))}</div>`:e}
</details>
</div>
`}drawing(){let{text:e}=this.app.localizer,{rows:t,ticks:n,window:r,width:i}=this.view,o=this.here()?.id;return a`
<ul class="legend">
${Te.map(([t,n,r])=>a`<li><span class="swatch ${t}" aria-hidden="true">${n}</span>${e(r)}</li>`)}
</ul>
<div class="scroll">
<div class="track" .style=${`min-inline-size: ${String(i)}px`}>
${n.map(({at:e,label:t})=>a`<div class="tick" aria-hidden="true" .style=${X({at:e,size:0})}>${t}</div>`)}
<div
role="listbox"
aria-multiselectable="true"
aria-label=${e(`timeline.label`)}
aria-describedby="keys"
>
${t.map(e=>this.row(e,o))}
</div>
<div class="asked" .style=${X(r)}></div>
</div>
</div>
<p id="keys" class="hint">${e(`timeline.keys`)}</p>
`}row({title:e,lanes:t,items:n,clips:r},i){return a`
<div role="group" aria-label=${e}>
<p class="title" aria-hidden="true"><bdi>${e}</bdi></p>
<div class="lanes" .style=${`block-size: ${String(K+t*G)}px`}>
${p(n,Y,e=>e.kind===`gap`?a`<div class="gap" aria-hidden="true" .style=${X(e)}></div>`:this.clip(e,e.id===i))}
${r.flatMap(({marks:e})=>e.map(({kind:e,at:t})=>a`<span class="mark" aria-hidden="true" .style=${`inset-inline-start: min(${String(t)}%, 100% - ${String(q)}px)`}>${W[e]}</span>`))}
</div>
</div>
`}clip(e,t){let{id:n,lane:r,label:i,notes:o,isThere:s}=e,c=this.chosen.has(n),l=this.playing===n;return a`
<div
class="clip"
role="option"
id=${n}
tabindex=${t?`0`:`-1`}
aria-selected=${String(c)}
aria-disabled=${String(!s)}
aria-current=${String(l)}
aria-label=${[i,...o].join(`. `)}
.style=${`${De(e)}; inset-block-start: ${String(K+r*G)}px`}
@click=${()=>{this.current=n,s&&this.play(n)}}
@focus=${()=>this.current=n}
@keydown=${this.pressed}
>
${l?`▶`:``}${c?`✓`:``}
</div>
`}list({title:t,items:n,clips:r,isCut:i}){let{text:o}=this.app.localizer;return a`
<section class="stack">
<h4 dir="auto">${t}</h4>
${r.length===0?a`<p>${o(`timeline.none`)}</p>`:e}
<ul class="rows">
${p(n,Y,e=>e.kind===`gap`?a`<li class="hint">${e.label}</li>`:a`<li class="item">${this.line(e)}</li>`)}
</ul>
${i?a`<p>${o(`timeline.cut_off`)}</p>`:e}
</section>
`}line({id:e,label:t,notes:n,isThere:r}){let{text:i}=this.app.localizer,o=a`<span>${t}${n.map(e=>a`<br /><span class="hint">${e}</span>`)}</span>`;if(!r)return o;let[s,c]=[this.choose,this.play].map(t=>()=>{t(e)});return a`
<label class="option">
<input type="checkbox" .checked=${this.chosen.has(e)} @change=${s} />
${o}
</label>
<button type="button" aria-label="${i(`timeline.play`)}: ${t}" @click=${c}>
${i(`timeline.play`)}
</button>
`}here(){let e=this.view.rows.flatMap(e=>e.clips);return e.find(({id:e})=>e===this.current)??e[0]}go(e){this.current=e,[...this.options].find(t=>t.id===e)?.focus()}};m([o({attribute:!1})],J.prototype,`app`,void 0),m([o({attribute:!1})],J.prototype,`view`,void 0),m([o({attribute:!1})],J.prototype,`chosen`,void 0),m([o({attribute:!1})],J.prototype,`playing`,void 0),m([o({attribute:!1})],J.prototype,`play`,void 0),m([o({attribute:!1})],J.prototype,`choose`,void 0),m([n()],J.prototype,`current`,void 0),m([n()],J.prototype,`isListed`,void 0),m([r(`.scroll`)],J.prototype,`scroller`,void 0),m([l(`.clip[role]`)],J.prototype,`options`,void 0);var Y=e=>e.kind===`clip`?e.id:String(e.fromMs),De=({at:e,size:t})=>`inset-inline-start: min(${String(e)}%, 100% - 24px); inline-size: ${String(t)}%; min-inline-size: 24px`,X=({at:e,size:t})=>`inset-inline-start: ${String(e)}%; inline-size: ${String(t)}%`;i(`footage-guard-timeline`,J);var Oe=200,ke=10,Ae=async(e,{request:t,matches:n})=>{let r=new Map,i=n.filter(({clips:e})=>e.length>0).map(e=>e.camera);if(i.length===0)return r;let{window_from:a,window_to:o}=t.scope,s;for(let t=0;t<ke;t+=1){let{clips:t,more:n}=await e.ask(`clips/list`,{camera:i,from:a,to:o,limit:Oe,...s===void 0?{}:{before:s}});for(let e of t)r.set(e.clip_id,e);if(s=t.at(-1)?.clip_id,!n||s===void 0)break}return r},je=[`app`,`request`,`told`],Z=class extends v{constructor(...e){super(...e),this.mayPrepare=!1,this.hasUnfinished=!1,this.told=new Map,this.chosen=new Set,this.playing=null,this.lacks=null,this.play=e=>{this.playing=e,this.updateComplete.then(()=>this.player?.open())},this.choose=e=>{this.lacks=null,this.chosen=new Set(this.chosen.has(e)?[...this.chosen].filter(t=>t!==e):[...this.chosen,e])},this.prepare=()=>{let{text:e}=this.app.localizer,t=x(this.request.matches,this.chosen),n=b(this.request.request),r={purpose:this.purpose?.value.trim()??``,recipient:this.recipient?.value.trim()??``};this.lacks=t.length===0?e(`footage.none_chosen`):t.length>50?e(`footage.too_many`,{most:this.app.format.number(50)}):n.recipient&&r.recipient===``||n.purpose&&r.purpose===``?e(`footage.missing`):null,this.lacks===null&&this.act(`prepare`,async()=>{let e=se(this.request.request,t,r),{draft_id:n}=await this.app.api.ask(`draft/create`,{request_id:this.request.request_id,draft:e});this.app.go({page:`draft`,id:n})})}}willUpdate(e){if(e.has(`request`)&&this.lookAtClips(),!je.some(t=>e.has(t)))return;let{request:t,told:n}=this,{window_from:r,window_to:i}=t.request.scope;this.view=ve({window:{from:r,to:i},matches:t.matches,cameras:this.app.info.cameras,told:n,named:t.request.proposal?.clip_ids??[]},this.app.localizer,this.app.format)}render(){let{text:t}=this.app.localizer,{view:n}=this;return a`
<div class="stack">
${y(this.problem===null?null:this.app.say(this.problem))}
${n.isEmpty?ae(t(`footage.empty.heading`),t(`footage.empty.text`)):e}
${n.rows.length===0?e:a`<footage-guard-timeline
.app=${this.app}
.view=${n}
.chosen=${this.chosen}
.playing=${this.playing}
.play=${this.play}
.choose=${this.choose}
></footage-guard-timeline>`}
${this.playing===null?e:this.watched(this.playing)}
${this.mayPrepare&&!n.isEmpty?this.preparing():e}
</div>
`}watched(e){let{text:t}=this.app.localizer,n=this.view.rows.find(({clips:t})=>t.some(t=>t.id===e)),r=`${n?.title??``}: ${n?.clips.find(t=>t.id===e)?.label??``}`;return a`
<section class="card">
<h4 dir="auto">${r}</h4>
<footage-guard-player .app=${this.app} .watched=${{clip_id:e}} .label=${r}></footage-guard-player>
<label class="option">
<input
type="checkbox"
.checked=${this.chosen.has(e)}
@change=${()=>{this.choose(e)}}
/>
${t(`footage.choose`)}
</label>
</section>
`}preparing(){let{text:t}=this.app.localizer,{format:n}=this.app,{request:r}=this.request,i=x(this.request.matches,this.chosen),o=b(r);return a`
<p role="status">
${i.length===0?t(`footage.none_chosen`):t(`footage.chosen`,{count:n.number(i.length),length:n.duration(ce(i,r))})}
</p>
${o.recipient?a`<label>${t(`footage.recipient`)}<input id="recipient" type="text" maxlength="80" autocomplete="off" /></label>`:e}
${o.purpose?a`<label>${t(`footage.purpose`)}<input id="purpose" type="text" maxlength="500" autocomplete="off" /></label>`:e}
<p class="hint">${t(this.hasUnfinished?`footage.another`:`footage.hint`)}</p>
${y(this.lacks)}
<div class="actions choice">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.prepare}>
${t(this.doing===null?`footage.prepare`:`status.working`)}
</button>
<slot></slot>
</div>
`}async lookAtClips(){let{request:e}=this;try{let t=await Ae(this.app.api,e);e===this.request&&(this.told=t)}catch(e){this.problem=ie(e)}}};m([o({attribute:!1})],Z.prototype,`request`,void 0),m([o({attribute:!1})],Z.prototype,`mayPrepare`,void 0),m([o({attribute:!1})],Z.prototype,`hasUnfinished`,void 0),m([n()],Z.prototype,`told`,void 0),m([n()],Z.prototype,`chosen`,void 0),m([n()],Z.prototype,`playing`,void 0),m([n()],Z.prototype,`lacks`,void 0),m([r(`footage-guard-player`)],Z.prototype,`player`,void 0),m([r(`#purpose`)],Z.prototype,`purpose`,void 0),m([r(`#recipient`)],Z.prototype,`recipient`,void 0),i(`footage-guard-request-footage`,Z);var Me=2592e6,Q=class extends v{constructor(...e){super(...e),this.requestId=``,this.also=new Set,this.doesMute=!1,this.way=null,this.shown=this.watch(({api:e})=>({load:async()=>{let[t,{mutes:n}]=await Promise.all([e.ask(`requests/get`,{request_id:this.requestId,also:[...this.also]}),e.ask(`requests/list`,{limit:1})]);return{request:t,mutes:n}},listen:t=>e.listen(`requests/subscribe`,{},({request_id:e})=>{e===this.requestId&&t()})})),this.toFootage=()=>{this.footage.focus()},this.askToDecline=()=>{this.doesMute=!1,this.dialog.show()},this.keep=()=>{this.dialog.close()}}static{this.styles=[...v.styles,s`
/* What is slotted in stands beside the other choice, and is as large as it. */
footage-guard-request-footage > * {
flex: 1 1 8em;
}
`]}render(){let{app:e}=this;return a`
<div class="stack">
${y(this.problem===null?null:e.say(this.problem))}
${c(this.shown.loaded,e,({request:t,mutes:n})=>{let{cameras:r,is_locked_down:i}=e.info,a=pe(t,{cameras:r,mutes:n,isLockedDown:i},e.localizer,e.format);return this.request(t,a)})}
</div>
`}request(n,r){let{app:i}=this,{text:o}=i.localizer;return a`
<h2 tabindex="-1" dir="auto">${r.who}</h2>
<p>${r.kind}</p>
${t(r.state,!0)}
${r.mayDecline?a`
<p>${o(`inbox.may_decline`)}</p>
<div class="actions choice">
<button type="button" @click=${this.toFootage}>${o(`request.look`)}</button>
${this.declineButton()}
</div>
`:e}
${r.mayReopen?this.button(`reopen`,o(`request.reopen`),()=>this.reopen(n)):e}
<section class="card">${f(r.facts)}</section>
${r.supersedes===null?e:a`<p><a href=${i.path({page:`request`,id:r.supersedes})}>${o(`request.supersedes`)}</a></p>`}
<section class="card">
<h3>${o(`words.show`)}</h3>
${n.erased?a`<p>${o(`request.erased`)}</p>`:re(n,i)}
</section>
${this.drafts(r)}
<section class="stack">
<h3 id="footage" tabindex="-1">${o(`request.footage`)}</h3>
${r.indoor.map(({camera:e,title:t})=>this.indoor(e,t))}
<footage-guard-request-footage
.app=${i}
.request=${n}
.mayPrepare=${r.mayPrepare}
.hasUnfinished=${r.unfinished!==null}
>
${r.mayDecline?this.declineButton():e}
</footage-guard-request-footage>
</section>
${r.mayVerify?this.verifying(n):e}
${this.mutes(n,r)}
<section class="stack">
<h3>${o(`request.history`)}</h3>
${f(r.history)}
</section>
${this.declining(n,r)}
`}button(e,t,n){return a`
<button
type="button"
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.act(e,async()=>{await n(),await this.shown.reload()})}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}declineButton(){return a`
<button type="button" @click=${this.askToDecline}>${this.app.localizer.text(`inbox.decline`)}</button>
`}drafts({drafts:t,unfinished:n}){if(t.length===0)return e;let{text:r}=this.app.localizer;return a`
<section class="stack">
<h3>${r(`request.drafts`)}</h3>
${n===null?e:a`<p>${r(`request.unfinished`)}</p>`}
<ul class="rows">
${t.map(({id:e,label:t})=>a`<li><a class="button" href=${this.app.path({page:`draft`,id:e})}>${t}</a></li>`)}
</ul>
</section>
`}indoor(e,t){return a`
<label class="option">
<input type="checkbox" .checked=${this.also.has(e)} @change=${()=>void this.toggle(e)} />
<span>${this.app.localizer.text(`request.indoor`,{camera:t})}</span>
</label>
`}verifying(e){let{text:t}=this.app.localizer;return a`
<details>
<summary>${t(`verify.heading`)}</summary>
<div class="stack" role="radiogroup" aria-label=${t(`verify.heading`)}>
<p class="hint">${t(`verify.text`)}</p>
${oe.map(e=>a`
<label class="option">
<input type="radio" name="way" .checked=${this.way===e} @change=${()=>this.way=e} />
${t(`way.${e[1]||`none`}`)}
</label>
`)}
<div class="actions">${this.button(`verify`,t(`verify.note`),()=>this.verify(e))}</div>
</div>
</details>
`}mutes(e,{mutes:t}){let{text:n}=this.app.localizer;return a`
<details>
<summary>${n(`mute.heading`)}</summary>
<div class="stack">
<p class="hint">${n(`mute.text`)}</p>
${t.map(({scope:t,label:r,muted:i})=>a`
<div class="stack">
<p>${r} ${i}</p>
<div class="actions">
${i===null?this.button(t,n(`mute.begin`),()=>this.mute(e,t)):this.button(t,n(`mute.end`),()=>this.endMute(e,t))}
</div>
</div>
`)}
</div>
</details>
`}declining(t,{mutes:n}){let{text:r}=this.app.localizer;return a`
<footage-guard-dialog .heading=${r(`decline.heading`)} .isBusy=${this.doing===`decline`}>
<div class="stack">
<p>${r(t.request.channel===`automation`?`decline.automation`:`decline.text`)}</p>
${n.some(({scope:e,muted:t})=>e===`requester`&&t===null)?a`
<label class="option">
<input type="checkbox" .checked=${this.doesMute} @change=${()=>this.doesMute=!this.doesMute} />
<span>${r(`decline.mute`)}</span>
</label>
`:e}
<div class="actions choice">
<button type="button" @click=${this.keep}>${r(`step_up.cancel`)}</button>
${this.button(`decline`,r(`inbox.decline`),()=>this.decline(t))}
</div>
</div>
</footage-guard-dialog>
`}async decline({request_id:e,version:t}){try{await this.app.api.ask(`requests/decline`,{request_id:e,version:t}),this.doesMute&&await this.app.api.ask(`requests/mute`,{request_id:e,scope:`requester`,until:$()})}finally{this.dialog.close(),this.heading.focus()}}async reopen({request_id:e,version:t}){await this.app.api.ask(`requests/reopen`,{request_id:e,version:t})}async verify({request_id:e,version:t}){if(this.way===null)return;let[n,r]=this.way;await this.app.api.ask(`requests/verify`,{request_id:e,version:t,level:n,method:r||`taken_back`}),this.way=null}async mute({request_id:e},t){await this.app.api.ask(`requests/mute`,{request_id:e,scope:t,until:$()})}async endMute({request_id:e},t){await this.app.api.ask(`requests/mute`,{request_id:e,scope:t,end:!0})}async toggle(e){this.also=new Set(this.also.has(e)?[...this.also].filter(t=>t!==e):[...this.also,e]),await this.shown.reload()}};m([o()],Q.prototype,`requestId`,void 0),m([n()],Q.prototype,`also`,void 0),m([n()],Q.prototype,`doesMute`,void 0),m([n()],Q.prototype,`way`,void 0),m([r(`footage-guard-dialog`)],Q.prototype,`dialog`,void 0),m([r(`h2`)],Q.prototype,`heading`,void 0),m([r(`#footage`)],Q.prototype,`footage`,void 0);var $=()=>new Date(Date.now()+Me).toISOString();i(`footage-guard-request`,Q);export{Q as RequestPage};