import{A as e,C as t,E as n,F as r,I as i,L as a,M as o,O as s,P as c,T as l,_ as u,c as d,j as f,k as p,s as m,v as h,w as ee,x as g,y as te}from"./panel-frame-D7CVcStF.js";import{n as _,t as v}from"./panel-home-time-5QPrMwIE.js";import{t as ne}from"./panel-staying-C5DvH59q.js";import{a as y,i as re,n as ie,r as ae,t as oe}from"./panel-timeline-Cam53FQ5.js";import"./panel-player-D3PX-Oxf.js";import{i as b}from"./panel-player-CiHZ6q3I.js";var x=864e5,S=7,se=1,C=e=>e.slice(0,7),ce=(e,t)=>_(new Date(e).toISOString(),t).slice(0,10),w=(e,t)=>({from:A(e,t),to:A(D(e,1),t)}),le=(e,t)=>_(e,t).slice(0,10),T=(e,t)=>{let[n=0,r=0]=e.split(`-`).map(Number);return new Date(Date.UTC(n,r-1+t)).toISOString().slice(0,7)},ue=(e,t,n,r)=>{let i=n?-1:1,a=(O(e)-r+S)%S;switch(t){case`ArrowRight`:return D(e,i);case`ArrowLeft`:return D(e,-i);case`ArrowDown`:return D(e,S);case`ArrowUp`:return D(e,-7);case`Home`:return D(e,-a);case`End`:return D(e,6-a);case`PageDown`:return k(e,1);case`PageUp`:return k(e,-1);default:return null}},E=e=>{let t=new Intl.Locale(e);return(t.getWeekInfo?.()??t.weekInfo)?.firstDay??se},de=(e,t,n,r=E(n))=>{let i=e=>{let t=new Intl.DateTimeFormat(n,{timeZone:`UTC`,...e});return e=>t.format(Date.parse(e))},a=i({day:`numeric`}),o=i({dateStyle:`full`}),[s,c]=[i({weekday:`short`}),i({weekday:`long`})],l=`${e}-01`,u=D(l,-((O(l)-r+S)%S)),d=Math.ceil((Date.parse(`${T(e,1)}-01`)-Date.parse(u))/(S*x)),f=e=>[...Array(e).keys()];return{title:i({month:`long`,year:`numeric`})(l),weekdays:f(S).map(e=>({short:s(D(u,e)),long:c(D(u,e))})),weeks:f(d).map(n=>f(S).map(r=>{let i=D(u,n*S+r);return C(i)===e?{day:i,number:a(i),label:o(i),clips:t[i]??0}:null}))}},D=(e,t)=>new Date(Date.parse(e)+t*x).toISOString().slice(0,10),O=e=>new Date(e).getUTCDay()||S,k=(e,t)=>{let n=T(C(e),t),r=D(`${T(n,1)}-01`,-1),i=n+e.slice(7);return i>r?r:i},A=(e,t)=>String(v(`${e}T00:00`,t)),j=class extends f{constructor(...e){super(...e),this.month=``,this.now=``,this.counts={},this.chosen=null,this.choose=()=>void 0,this.turn=()=>void 0,this.current=null,this.isGoing=!1,this.view=u(de),this.back=()=>{this.turn(T(this.month,-1))},this.on=()=>{this.turn(T(this.month,1))},this.pressed=e=>{if(e.ctrlKey||e.metaKey||e.altKey)return;let t=getComputedStyle(this).direction===`rtl`,n=ue(e.target.dataset.day??this.place(),e.key,t,E(this.app.format.language));n!==null&&(e.preventDefault(),this.current=n,this.isGoing=!0,C(n)!==this.month&&this.turn(C(n)))}}static{this.styles=[te,i`
.head {
max-inline-size: 480px;
display: flex;
align-items: center;
justify-content: space-between;
gap: 8px;
}
table {
inline-size: 100%;
max-inline-size: 480px;
border-collapse: collapse;
table-layout: fixed;
}
th {
padding: 4px 0;
color: var(--secondary-text-color);
font-size: var(--ha-font-size-s, 12px);
font-weight: inherit;
text-align: center;
}
td {
padding: 0;
}
td button {
display: grid;
inline-size: 100%;
min-block-size: 52px;
padding: 4px 0;
border-color: transparent;
background-color: transparent;
border-radius: 8px;
line-height: 1.3;
}
td button:hover {
background-color: var(--secondary-background-color);
}
td button[data-count=""] {
color: var(--secondary-text-color);
font-weight: 400;
}
td button[aria-current="date"] {
border-color: currentColor;
border-style: dashed;
}
td[aria-selected="true"] button {
background-color: var(--primary-text-color);
color: var(--card-background-color);
}
/* Its words are the label's. */
td button::after {
content: attr(data-count);
min-block-size: 1.3em;
font-size: var(--ha-font-size-s, 12px);
font-weight: 400;
}
/* Seven days of 44 pixels are as wide as the narrowest phone, nearly. */
@media (max-width: 352px) {
table {
inline-size: 308px;
margin-inline: -10px;
}
}
`]}updated(e){this.isGoing&&(e.has(`month`)||this.place()===this.current)&&(this.isGoing=!1,this.here?.focus())}render(){let{text:e}=this.app.localizer,{title:t,weekdays:n,weeks:r}=this.view(this.month,this.counts,this.app.format.language);return c`
<div class="stack">
<div class="head">
<button type="button" aria-label=${e(`clips.month.before`)} @click=${this.back}>${e(`clips.before`)}</button>
<h3 id="month" aria-live="polite">${t}</h3>
<button type="button" aria-label=${e(`clips.month.after`)} @click=${this.on}>${e(`clips.after`)}</button>
</div>
<table role="grid" aria-labelledby="month" @keydown=${this.pressed}>
<thead>
<tr>
${n.map(({short:e,long:t})=>c`<th scope="col" abbr=${t}>${e}</th>`)}
</tr>
</thead>
<tbody>
${r.map(e=>c`<tr>${e.map(e=>e===null?c`<td></td>`:this.day(e))}</tr>`)}
</tbody>
</table>
</div>
`}day({day:e,number:t,label:n,clips:r}){let{localizer:i,format:a}=this.app,s=r===0?``:a.number(r),l=r===0?i.text(`timeline.none`):i.text(`clips.count`,{count:s});return c`
<td role="gridcell" aria-selected=${String(e===this.chosen)}>
<button
type="button"
tabindex=${e===this.place()?`0`:`-1`}
aria-label="${n}. ${l}"
aria-current=${e===this.now?`date`:o}
data-day=${e}
data-count=${s}
@click=${()=>{this.current=e,this.choose(e)}}
>
${t}
</button>
</td>
`}place(){return[this.current,this.chosen,this.now].find(e=>e!==null&&C(e)===this.month)??`${this.month}-01`}};h([e({attribute:!1})],j.prototype,`app`,void 0),h([e()],j.prototype,`month`,void 0),h([e()],j.prototype,`now`,void 0),h([e({attribute:!1})],j.prototype,`counts`,void 0),h([e({attribute:!1})],j.prototype,`chosen`,void 0),h([e({attribute:!1})],j.prototype,`choose`,void 0),h([e({attribute:!1})],j.prototype,`turn`,void 0),h([p()],j.prototype,`current`,void 0),h([s(`td button[tabindex='0']`)],j.prototype,`here`,void 0),a(`footage-guard-calendar`,j);var fe=[`clip_opened`,`clip_sealed`,`clip_cut`,`clip_removed`,`clip_missing`,`clip_found`,`clip_accounted`,`hold_placed`,`hold_ended`,`hold_lifted`],pe=(e,t,n)=>{let r=t.clips.at(-1);if(e.wanted!==t.wanted||r===void 0||!t.more)return t;let i=e.clips.filter(e=>M(e,r)),a=i.reduce((e,{clip_id:t},r)=>n.has(t)?r+1:e,0),o=i.slice(0,a),s=o.at(-1)?.clip_id??t.next,c=o.length===i.length&&o.length>0;return{...t,clips:[...t.clips,...o],more:c?e.more:t.more,next:c&&!e.more?null:s}},me=(e,{clips:t})=>{let n=new Map(t.map(e=>[e.clip_id,e]));return new Map([...e.keys()].flatMap(e=>{let t=n.get(e);return t===void 0?[]:[[e,t]]}))},M=(e,t)=>e.start===t.start?e.clip_id<t.clip_id:e.start<t.start,N=[`motion`,`bell`,`button`,`action`,`import`],P=4,F={day:null,camera:``,reason:``,hold:null,pages:[]},I=({day:e,camera:t,reason:n,hold:r,pages:i},a)=>{let o=i.at(-1);return{limit:200,...e===null?{}:w(e,a),...t===``?{}:{camera:[t]},...n===``?{}:{reasons:[n]},...r===null?{}:{hold_id:r},...o===void 0?{}:{before:o}}},L=(e,{cameras:t},n,r)=>{let{clips:i,more:a,wanted:o}=e,s=oe({window:ge(e,r.timeZone),matches:he(i,t),cameras:t,told:new Map(i.map(e=>[e.clip_id,e])),named:[]},n,r,P),c=new Set(i.filter(e=>e.held).map(({clip_id:e})=>e)),l=[];for(let{title:e,item:t}of z(s)){let{id:i,fromMs:a,label:o,notes:s,isThere:u}=t,d=new Date(a).toISOString(),f=le(d,r.timeZone);l.at(-1)?.day!==f&&l.push({day:f,heading:r.day(d),rows:[]}),l.at(-1)?.rows.push({id:i,title:e,label:o,isThere:u,notes:c.has(i)?[...s,n.text(`clips.held`)]:s})}return{groups:l,isEmpty:i.length===0,mayGoOn:a,mayGoBack:o.pages.length>0,drawn:o.day===null?null:s}},R=(e,t,{text:n},r)=>t.filter(({hold_id:t})=>e.holds.includes(t)).map(({hold_id:e,kind:t,until:i,clips:a})=>({id:e,label:[n(`clips.hold.${t}`),i===null?n(`clips.hold.open`):n(`clips.hold.until`,{until:r.moment(i)}),n(`clips.hold.keeps`,{count:r.number(a)})].join(` `),clips:a,mayLift:t===`owner`||t===`legal`})),z=({rows:e})=>e.flatMap(({title:e,clips:t})=>t.map(t=>({title:e,item:t}))).sort((e,t)=>t.item.fromMs-e.item.fromMs||(e.item.id<t.item.id?1:-1)),he=(e,t)=>[...new Set([...t,...e].map(({camera:e})=>e))].flatMap(t=>{let n=e.filter(e=>e.camera===t).reverse();return n.length===0?[]:[{camera:t,clips:n,gaps:[],cut:!1}]}),ge=({clips:e,more:t,wanted:n},r)=>{let[i,a]=[e[0],e.at(-1)],{from:o,to:s}=n.day===null?{from:a?.start??B,to:i?.start??B}:w(n.day,r);return{from:t&&a!==void 0?a.start:o,to:n.pages.length>0&&i!==void 0?V(i.start):V(s)}},B=`1970-01-01T00:00:00.000Z`,V=e=>new Date(Date.parse(e)+1).toISOString(),_e=432e5,ve=e=>{if(e.length>50)return`too_many`;let{window_from:t,window_to:n}=H(e);return Date.parse(n)-Date.parse(t)>_e?`too_far`:null},ye=(e,{recipient:t,purpose:n})=>({requester:{type:`household`},purpose:n,scope:H(e),proposal:{recipient:t,clip_ids:e.map(({clip_id:e})=>e)}}),be=(e,{recipient:t,purpose:n})=>({clips:[...e].sort((e,t)=>e.start.localeCompare(t.start)).map(({clip_id:e,start:t,end:n})=>({clip_id:e,redaction:{v:1,kind:`redaction`,cut:{from_ms:0,to_ms:Math.max(1,Date.parse(n??t)-Date.parse(t))},whole:null,boxes:[],audio:!1,mutes:[]}})),recipient:{name:t,level:0,method:``},purpose:n,legal_basis:`voluntary`,delivery:`file`}),H=e=>{let t=e.map(({start:e})=>Date.parse(e)),n=e.map(({start:e,end:t})=>Date.parse(t??e)),r=Math.min(...t);return{window_from:U(r),window_to:U(Math.max(r+1e3,...n))}},U=e=>new Date(e).toISOString(),W=class extends m{constructor(...e){super(...e),this.label=``,this.holds=[],this.heat=null,this.heated=()=>void 0,this.changed=()=>Promise.resolve(),this.done=null,this.isMarked=!1,this.maps=[],this.shownMs=0,this.mapped=null,this.askHeat=async()=>{if(b(this.app.info)===`locked`&&!await this.app.unlock())return;let{clip_id:e}=this.clip,{seconds:t}=await this.app.api.ask(`clips/heat`,{clip_id:e});this.heated(e,t)},this.mark=e=>{this.isMarked=e.target.checked,this.mapped=null,this.moved()},this.moved=()=>{if(this.shownMs=this.player.currentMs,!this.isMarked)return;let e=re(this.shownMs);this.mapped!==e.from_ms&&(this.mapped=e.from_ms,this.act(`maps`,async()=>{let{clip_id:t}=this.clip,{maps:n}=await this.app.api.ask(`clips/heat`,{clip_id:t,...e});t===this.clip.clip_id&&(this.maps=n)}))},this.hold=async()=>{let{text:e}=this.app.localizer,{until:t}=await this.app.api.ask(`holds/place`,{clip_ids:[this.clip.clip_id]});await this.tell(t===null?e(`clips.hold.done`):e(`clips.hold.done_until`,{until:this.app.format.moment(t)}))}}static{this.styles=[...m.styles,i`
.where {
inline-size: 100%;
block-size: 100%;
pointer-events: none;
}
/* Seen on any picture: light within dark. */
.where rect {
fill: #fff;
stroke: #000;
stroke-width: 0.08;
}
.moved {
inline-size: 100%;
block-size: 64px;
border-block-end: 1px solid var(--primary-text-color);
fill: var(--primary-text-color);
}
:host(:dir(rtl)) .moved {
transform: scaleX(-1);
}
`]}async open(){await this.updateComplete,await this.player.open()}willUpdate(e){this.isMarked&&b(this.app.info)!==`possible`&&(this.isMarked=!1),e.has(`clip`)&&e.get(`clip`)?.clip_id!==this.clip.clip_id&&(this.done=null,this.isMarked=!1,this.maps=[],this.mapped=null)}render(){let{text:e}=this.app.localizer,n=this.isMarked?y({maps:this.maps},this.shownMs):null;return c`
<div class="card">
<div role="status" tabindex="-1">${this.done===null?o:l(this.done)}</div>
${t(this.problem===null?null:this.app.say(this.problem))}
<footage-guard-player
.app=${this.app}
.watched=${{clip_id:this.clip.clip_id}}
.label=${this.label}
.moved=${this.moved}
>
<svg class="where" aria-hidden="true" viewBox="0 0 ${16} ${16}" preserveAspectRatio="none">
${n?.map((e,t)=>e===0?o:xe(e,t))}
</svg>
</footage-guard-player>
${this.heat===null?this.button(`heat`,e(`clips.heat.show`),this.askHeat):this.moving(this.heat)} ${this.kept()}
<p class="hint">${e(`clips.logged`)}</p>
</div>
`}moving(e){let{text:t}=this.app.localizer,n=ie(e,this.app.localizer);return c`
${e.length===0?o:c`<svg
class="moved"
role="img"
aria-label=${t(`clips.heat.label`)}
viewBox="0 0 ${Math.max(e.length,this.lengthS)} 100"
preserveAspectRatio="none"
>
${r`<path d=${ae(e)} />`}
</svg>`}
<p>${n}</p>
${e.length===0?o:c`<label class="option">
<input type="checkbox" .checked=${this.isMarked} @change=${this.mark} />
${t(`clips.heat.mark`)}
</label>`}
`}kept(){let{localizer:e,format:t,info:n}=this.app,{text:r}=e,i=R(this.clip,this.holds,e,t);return c`
${i.length===0?c`<p class="hint">${r(`clips.hold.none`)}</p>`:c`<ul class="rows">
${i.map(({id:e,label:t,clips:i,mayLift:a})=>c`<li>
<p id=${e}>${t}</p>
${a&&n.role===`approver`&&!n.is_locked_down?this.button(`lift ${e}`,r(`clips.lift`),()=>this.lift(e,i),e):o}
</li>`)}
</ul>`}
<div class="actions">${this.button(`hold`,r(`clips.hold`),this.hold)}</div>
`}button(e,t,n,r=null){return c`
<button
type="button"
aria-describedby=${r??o}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.act(e,n)}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}get lengthS(){let{start:e,end:t}=this.clip;return Math.round((Date.parse(t??e)-Date.parse(e))/1e3)}async lift(e,t){let{api:n,localizer:r,format:i,prove:a}=this.app,{text:o}=r;await a({heading:o(`clips.lift.heading`),text:o(`clips.lift.text`,{count:i.number(t)}),action:o(`clips.lift`),mayUseCode:!0,run:r=>n.prove(`holds/lift`,{hold_id:e},e=>e.clips===t,r)})&&await this.tell(o(`clips.lift.done`))}async tell(e){this.done=e,await this.changed(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()}};h([e({attribute:!1})],W.prototype,`clip`,void 0),h([e()],W.prototype,`label`,void 0),h([e({attribute:!1})],W.prototype,`holds`,void 0),h([e({attribute:!1})],W.prototype,`heat`,void 0),h([e({attribute:!1})],W.prototype,`heated`,void 0),h([e({attribute:!1})],W.prototype,`changed`,void 0),h([p()],W.prototype,`done`,void 0),h([p()],W.prototype,`isMarked`,void 0),h([p()],W.prototype,`maps`,void 0),h([p()],W.prototype,`shownMs`,void 0),h([s(`footage-guard-player`)],W.prototype,`player`,void 0),h([s(`[role=status]`)],W.prototype,`said`,void 0);var xe=(e,t)=>r`<rect x=${t%16} y=${Math.floor(t/16)} width="1" height="1" fill-opacity=${e/2} />`;a(`footage-guard-clip`,W);var G=i`
.top {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
gap: 16px 32px;
}
.filters {
align-content: start;
}
/* A page of clips is laid out as far as it is seen. */
.clip {
content-visibility: auto;
contain-intrinsic-block-size: auto 72px;
padding-block-end: 12px;
border-block-end: 1px solid var(--divider-color);
}
.line {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 16px;
}
.line .option,
.offer .line > span {
flex: 1 1 12em;
}
.offer {
padding-block-end: 12px;
border-block-end: 1px solid var(--divider-color);
}
/* What has the focus is not under what stays at the end of the screen. */
.clip button,
.clip input {
scroll-margin-block: 72px 144px;
}
.chosen {
position: sticky;
z-index: 2;
inset-block-end: 8px;
}
`,Se=(e,t,n)=>{let{text:r}=e.localizer,{camera:i,reason:a,day:s}=t;return c`
<label>
${r(`clips.camera`)}
<select
id="camera"
@change=${e=>{n({...t,camera:K(e),pages:[]})}}
>
<option value="" ?selected=${i===``}>${r(`clips.all`)}</option>
${e.info.cameras.map(({camera:e,title:t})=>c`<option value=${e} ?selected=${e===i}>${t}</option>`)}
</select>
</label>
<label>
${r(`clips.reason`)}
<select
id="reason"
@change=${e=>{n({...t,reason:K(e),pages:[]})}}
>
<option value="" ?selected=${a===``}>${r(`clips.all`)}</option>
${N.map(e=>c`<option value=${e} ?selected=${e===a}>${r(`clips.reason.${e}`)}</option>`)}
</select>
</label>
${s===null?o:c`<div class="actions">
<button type="button" @click=${()=>{n({...t,day:null,pages:[]})}}>
${r(`clips.all_days`)}
</button>
</div>`}
`},Ce=e=>c`
<div class="notice">
<p>${e.localizer.text(`clips.of_hold`)}</p>
<div class="actions"><a class="button" href=${e.path({page:`clips`})}>${e.localizer.text(`clips.of_hold.all`)}</a></div>
</div>
`,we=(e,{day:t,camera:n,reason:r,hold:i})=>{let{text:a}=e.localizer;return i===null?t===null&&n===``&&r===``?g(a(`clips.empty.heading`),a(`clips.empty.text`)):g(a(`timeline.none`),a(`clips.empty.other`)):g(a(`timeline.none`),o)},K=e=>e.target.value,q=[`path`,`media_content_id`,`entity_id`],Te=({camera:e,source:t,name:n,started:r},i)=>{let a=q.find(e=>e===t),[o=``,s=`0`]=r.split(/(?<=:\d\d):/u),c=v(o,i);return e===``||a===void 0||n.trim()===``||c===null?null:{camera:e,started_at:new Date(Date.parse(c)+Number(s)*1e3).toISOString(),[a]:n.trim()}},J=class extends m{constructor(...e){super(...e),this.imported=()=>Promise.resolve(),this.done=null,this.lacks=null,this.submit=e=>{if(e.preventDefault(),this.doing!==null)return;let t=e.target,n=e=>t.elements.namedItem(e).value,{text:r}=this.app.localizer,i=Te({camera:n(`camera`),source:n(`source`),name:n(`name`),started:n(`started`)},this.app.format.timeZone);this.done=null,this.lacks=i===null?r(`footage.missing`):null,this.problem=null,i!==null&&this.act(`import`,async()=>{await this.app.api.ask(`clips/import`,i),t.reset(),this.done=r(`clips.import.done`),await this.imported(),await this.updateComplete,this.said.focus()})}}render(){let{text:e}=this.app.localizer,r=this.doing!==null;return c`
<div class="stack">
<p class="hint">${e(`clips.import.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?o:l(this.done)}</div>
${t(this.problem===null?this.lacks:this.app.say(this.problem))}
<form class="stack" autocomplete="off" @submit=${this.submit}>
<label>
${e(`clips.camera`)}
<select name="camera">
<option value="">${e(`clips.choose`)}</option>
${this.app.info.cameras.map(({camera:e,title:t})=>c`<option value=${e}>${t}</option>`)}
</select>
</label>
<label>
${e(`clips.import.from`)}
<select name="source">
<option value="">${e(`clips.choose`)}</option>
${q.map(t=>c`<option value=${t}>${e(`clips.import.${t}`)}</option>`)}
</select>
</label>
<label>${e(`clips.import.name`)}<input name="name" type="text" autocapitalize="off" spellcheck="false" dir="ltr" /></label>
<label>${e(`clips.import.started`)}<input name="started" type="datetime-local" step="1" /></label>
<div class="actions">
<button aria-disabled=${String(r)}>${e(r?`status.working`:`clips.import.do`)}</button>
</div>
</form>
${r?n(e(`clips.import.reading`)):o}
</div>
`}};h([e({attribute:!1})],J.prototype,`imported`,void 0),h([p()],J.prototype,`done`,void 0),h([p()],J.prototype,`lacks`,void 0),h([s(`[role=status]`)],J.prototype,`said`,void 0),a(`footage-guard-import`,J);var Ee={frigate:`Frigate`,reolink:`Reolink`,ring:`Ring`,unifiprotect:`UniFi Protect`},De={more:`clips.offers.more`,absent:`clips.offers.absent`,failed:`clips.offers.failed`,waiting:`clips.offers.waiting`},Y=({offers:e,recorders:t},{camera:n},{text:r},i)=>{let a=t.flatMap(({recorder:e,standing:t})=>{let n=De[t];return n===void 0?[]:[r(n,{recorder:Z(e)})]}),o=t.length===0?[r(`clips.offers.none`)]:[],s=a.length+o.length+e.length===0?[r(`clips.offers.empty`)]:[];return{rows:e.map(e=>ke(e,n,i)),notes:[...o,...s,...a]}},Oe=(e,{fields:t},n)=>({...e,offers:e.offers.map(e=>e.start===t.offered_at&&X(e)===X(t)?{...e,clip_id:n}:e)}),ke=(e,t,n)=>{let{recorder:r,start:i,end:a,title:o,media_content_id:s,entity_id:c,clip_id:l}=e,u=a===null?[]:[n.duration(Date.parse(a)-Date.parse(i))];return{key:`${i} ${X(e)}`,label:[`${Z(r)}: ${n.time(i)}`,...u].join(`, `),title:o,isImported:l!==null,fields:{camera:t,offered_at:i,...s===null?{}:{media_content_id:s},...c===null?{}:{entity_id:c}}}},X=({media_content_id:e,entity_id:t})=>e??t??``,Z=e=>Ee[e]??e,Q=class extends m{constructor(...e){super(...e),this.camera=``,this.day=``,this.imported=()=>Promise.resolve(),this.isOpen=!1,this.found=null,this.done=null,this.importing=null,this.toggle=e=>{this.isOpen=e.target.open},this.again=()=>{this.done=this.problem=null,this.doing===null&&this.look()}}static{this.styles=[...m.styles,G]}willUpdate(e){(e.has(`camera`)||e.has(`day`))&&(this.found=this.done=this.problem=null),this.isOpen&&this.camera!==``&&this.problem===null&&this.found===null&&this.doing===null&&this.look()}render(){let{text:e}=this.app.localizer;return c`
<details @toggle=${this.toggle}>
<summary>${e(`clips.offers.heading`)}</summary>
<div class="stack">
<p class="hint">${e(`clips.offers.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?o:l(this.done)}</div>
${t(this.problem===null?null:this.app.say(this.problem))}
${this.camera===``?c`<p>${e(`clips.offers.choose`)}</p>`:this.offered()}
</div>
</details>
`}offered(){let{text:e}=this.app.localizer;return this.doing===`look`?n(e(`clips.offers.looking`)):c`
${this.found===null?o:this.list(this.found)}
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.again}>${e(`clips.offers.again`)}</button>
</div>
`}list(e){let{localizer:t,format:n}=this.app,{rows:r,notes:i}=Y(e,e.asked,t,n);return c`
${i.map(e=>c`<p class="notice">${e}</p>`)}
${r.length===0?o:c`<h4>${n.day(`${e.asked.day}T12:00:00Z`)}</h4>
<ul class="rows">
${d(r,({key:e})=>e,e=>c`<li class="offer stack">${this.row(e)}</li>`)}
</ul>`}
`}row(e){let{text:t}=this.app.localizer,r=t(e.isImported?`clips.offers.do_again`:`clips.import.do`);return c`
<div class="line">
<span dir="auto">
${e.label}
${e.title===``?o:c`<br /><span class="hint"><bdi>${e.title}</bdi></span>`}
${e.isImported?c`<br /><span class="hint">${t(`clips.offers.imported`)}</span>`:o}
</span>
<button
type="button"
aria-disabled=${String(this.doing!==null)}
aria-label="${r}: ${e.label}"
@click=${()=>void this.take(e)}
>
${this.importing===e.key?t(`status.working`):r}
</button>
</div>
${this.importing===e.key?n(t(`clips.import.reading`)):o}
`}async look(){await this.act(`look`,async()=>{let e,t;do e={camera:this.camera,day:this.day},t=await this.app.api.ask(`clips/offers`,e);while(e.camera!==this.camera||e.day!==this.day);this.found={...t,asked:e}})}async take(e){this.doing===null&&(this.done=null,this.importing=e.key,await this.act(`import`,async()=>{let{clip_id:t}=await this.app.api.ask(`clips/import`,e.fields);this.found!==null&&(this.found={...this.found,...Oe(this.found,e,t)}),this.done=this.app.localizer.text(`clips.offers.done`),await this.imported(),await this.updateComplete,this.said?.focus()}),this.importing=null)}};h([e()],Q.prototype,`camera`,void 0),h([e()],Q.prototype,`day`,void 0),h([e({attribute:!1})],Q.prototype,`imported`,void 0),h([p()],Q.prototype,`isOpen`,void 0),h([p()],Q.prototype,`found`,void 0),h([p()],Q.prototype,`done`,void 0),h([p()],Q.prototype,`importing`,void 0),h([s(`[role=status]`)],Q.prototype,`said`,void 0),a(`footage-guard-clip-offers`,Q);var Ae=(e,{camera:t,day:n},r,i)=>{let a=e.info.cameras.length===1?e.info.cameras[0]?.camera:void 0;return c`
<footage-guard-clip-offers
.app=${e}
.camera=${t===``?a??``:t}
.day=${n??r}
.imported=${i}
></footage-guard-clip-offers>
<details>
<summary>${e.localizer.text(`clips.import.heading`)}</summary>
<footage-guard-import .app=${e} .imported=${i}></footage-guard-import>
</details>
`},je=async({api:e,localizer:t,prove:n},r)=>{let{text:i}=t,a=[];return await n({heading:i(`clips.share.heading`),text:i(`clips.share.text`),action:i(`clips.share.do`),mayUseCode:!1,proof:`none`,isReadable:!0,fields:[[`recipient`,i(`footage.recipient`)],[`purpose`,i(`footage.purpose`)]],run:async(t,{recipient:n=``,purpose:i=``})=>{let o={recipient:n.trim(),purpose:i.trim()},{request_id:s}=await e.ask(`requests/create`,{request:ye(r,o),channel:`ui`});a.push({page:`request`,id:s}),await e.ask(`draft/create`,{request_id:s,draft:be(r,o)}).then(({draft_id:e})=>a.push({page:`draft`,id:e}),()=>void 0)}}),a.at(-1)??null},$=class extends m{constructor(...e){super(...e),this.holdId=null,this.wanted=F,this.month=``,this.chosen=new Map,this.opened=null,this.heats=new Map,this.heated=0,this.done=null,this.lacks=null,this.list=this.watch(({api:e,format:t})=>({load:async()=>{let{wanted:n}=this,r={...await e.ask(`clips/list`,I(n,t.timeZone)),wanted:n},{loaded:i}=this.list;return i.kind===`ready`?pe(i.value,r,this.at()):r},listen:t=>e.listen(`ledger/subscribe`,{kinds:fe},()=>{t(),Promise.all([this.days,this.holds].map(e=>e.reload()))})})),this.days=this.watch(({api:e})=>({load:async()=>{let{month:t,wanted:n}=this,{days:r}=await e.ask(`clips/days`,{month:t,...n.camera===``?{}:{camera:[n.camera]}});return r}})),this.holds=this.watch(({api:e})=>({load:()=>e.ask(`holds/list`)})),this.view=u(L),this.staying=new ne(this,`li.clip`),this.shown=null,this.reload=async()=>{await Promise.all([this.list,this.days,this.holds].map(e=>e.reload()))},this.chooseDay=e=>{this.look({...this.wanted,day:e,pages:[]})},this.turn=e=>{this.month=e,this.days.reload()},this.open=e=>{this.opened=e,this.updateComplete.then(()=>this.card?.open())},this.chooseNone=()=>{this.chosen=new Map,this.heading?.focus()},this.keepHeat=(e,t)=>{this.heats=new Map([...this.heats,[e,t]])}}static{this.styles=[...m.styles,G]}connectedCallback(){this.wanted={...F,hold:this.holdId},this.month=C(this.now()),super.connectedCallback()}willUpdate(e){let{loaded:t}=this.list;t.kind===`ready`&&t.value!==this.shown&&(t.value.wanted===this.shown?.wanted&&(this.staying.hold(),this.chosen=me(this.chosen,t.value)),this.shown=t.value),e.has(`app`)&&b(this.app.info)!==`possible`&&this.heats.size>0&&(this.heats=new Map)}render(){let{text:e}=this.app.localizer;return c`
<div class="stack">
<h2>${e(`nav.clips`)}</h2>
<div role="status" tabindex="-1">${this.done===null?o:l(this.done)}</div>
${t(this.problem===null?this.lacks:this.app.say(this.problem))}
${this.holdId===null?this.top():Ce(this.app)}
${this.isOther()?n(e(`status.loading`)):o}
${ee(this.list.loaded,this.app,e=>this.listed(e))}
${this.app.info.role===`approver`?Ae(this.app,this.wanted,this.now(),this.reload):o}
</div>
`}top(){let{days:e}=this;return c`
<div class="top">
<footage-guard-calendar
.app=${this.app}
.month=${this.month}
.now=${this.now()}
.counts=${e.loaded.kind===`ready`?e.loaded.value:Me}
.chosen=${this.wanted.day}
.choose=${this.chooseDay}
.turn=${this.turn}
></footage-guard-calendar>
<div class="stack filters">
${e.loaded.kind===`failed`?t(this.app.say(e.loaded.problem)):o}
${Se(this.app,this.wanted,e=>void this.look(e))}
</div>
</div>
`}listed(e){let t=this.view(e,this.app.info,this.app.localizer,this.app.format),n=new Map(e.clips.map(e=>[e.clip_id,e]));return c`
${t.isEmpty?we(this.app,e.wanted):o} ${this.drawn(t,n)}
<section class="stack" aria-labelledby="list">
<h3 id="list" tabindex="-1" ?hidden=${t.isEmpty&&!t.mayGoOn&&!t.mayGoBack}>${this.headingOf(e)}</h3>
${d(t.groups,({day:e})=>e,({heading:t,rows:r})=>c`
${e.wanted.day===null?c`<h4>${t}</h4>`:o}
<ul class="rows">
${d(r,({id:e})=>e,e=>c`<li class="clip stack" data-clip=${e.id}>${this.row(e,n.get(e.id))}</li>`)}
</ul>
`)}
${this.pages(e,t)}
</section>
${this.chosen.size===0?o:this.choice()}
`}headingOf({clips:e,more:t,wanted:n}){let{localizer:r,format:i}=this.app,a=r.text(t||n.pages.length>0?`clips.count_here`:`clips.count`,{count:i.number(e.length)});return n.day===null?a:`${i.day(`${n.day}T12:00:00Z`)}. ${a}`}drawn(e,t){let{text:r}=this.app.localizer,{drawn:i}=e;if(i===null||i.isEmpty)return o;let a=i.rows.flatMap(e=>e.clips).filter(({id:e,isThere:t})=>t&&!this.heats.has(e));return c`
<footage-guard-timeline
.app=${this.app}
.view=${i}
.isPlain=${!0}
.heats=${this.heats}
.chosen=${new Set(this.chosen.keys())}
.playing=${this.opened}
.play=${this.open}
.choose=${e=>{this.choose(t.get(e))}}
></footage-guard-timeline>
${this.doing===`heat`?n(r(`clips.heat.reading`),100*this.heated/(this.heated+a.length)):a.length===0?c`<p class="hint">${r(`clips.heat.shown`)}</p>`:c`<div class="actions">
<button
type="button"
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.heat(a.map(({id:e})=>e))}
>
${r(`clips.heat.show`)}
</button>
</div>`}
`}row({id:e,title:t,label:n,notes:r,isThere:i},a){let{text:s}=this.app.localizer,l=`${t}: ${n}`,u=c`<span dir="auto">${l}${r.map(e=>c`<br /><span class="hint">${e}</span>`)}</span>`;if(!i||a===void 0)return u;let d=this.opened===e;return c`
<div class="line">
<label class="option">
<input
type="checkbox"
.checked=${this.chosen.has(e)}
@change=${()=>{this.choose(a)}}
/>
${u}
</label>
<button
type="button"
aria-expanded=${String(d)}
aria-label="${s(d?`clips.close`:`clips.open`)}: ${l}"
@click=${()=>{d?this.opened=null:this.open(e)}}
>
${s(d?`clips.close`:`clips.open`)}
</button>
</div>
${d?c`<footage-guard-clip
.app=${this.app}
.clip=${a}
.label=${l}
.holds=${this.holds.loaded.kind===`ready`?this.holds.loaded.value.holds:[]}
.heat=${this.heats.get(e)??null}
.heated=${this.keepHeat}
.changed=${this.reload}
></footage-guard-clip>`:o}
`}pages({next:e,wanted:t},n){let{text:r}=this.app.localizer;return c`
<div class="actions">
${n.mayGoBack?c`<button type="button" @click=${()=>void this.turnPage({...t,pages:t.pages.slice(0,-1)})}>
${r(`clips.newer`)}
</button>`:o}
${e===null?o:c`<button type="button" @click=${()=>void this.turnPage({...t,pages:[...t.pages,e]})}>
${r(`clips.older`)}
</button>`}
</div>
`}choice(){let{localizer:e,format:t,info:n}=this.app,{text:r}=e,[i,a]=[this.doing!==null,[...this.chosen.values()]];return c`
<section class="card chosen" aria-label=${r(`clips.chosen.label`)}>
<p>${r(`clips.chosen`,{count:t.number(a.length)})}</p>
<div class="actions">
<button type="button" aria-disabled=${String(i)} @click=${()=>void this.act(`hold`,()=>this.hold(a))}>
${r(this.doing===`hold`?`status.working`:`clips.hold`)}
</button>
${n.role===`approver`?c`<button type="button" aria-disabled=${String(i)} @click=${()=>void this.share(a)}>
${r(`clips.share`)}
</button>`:o}
<button type="button" @click=${this.chooseNone}>${r(`clips.none`)}</button>
</div>
</section>
`}at(){let e=this.staying.current?.getAttribute(`data-clip`);return new Set([...this.chosen.keys(),this.opened,e].filter(e=>typeof e==`string`))}isOther(){let{loaded:e}=this.list;return e.kind===`ready`&&e.value.wanted!==this.wanted}now(){return ce(Date.now(),this.app.format.timeZone)}async look(e){let t=e.camera!==this.wanted.camera;this.wanted=e,this.opened=this.done=this.lacks=this.problem=null,this.chosen=new Map,await Promise.all([this.list.reload(),t?this.days.reload():null])}async turnPage(e){await this.look(e),await this.updateComplete,this.heading?.focus()}choose(e){if(e===void 0)return;this.lacks=null;let t=new Map(this.chosen);t.delete(e.clip_id)||t.set(e.clip_id,e),this.chosen=t}async heat(e){let{wanted:t}=this;this.heated=0,await this.act(`heat`,async()=>{if(b(this.app.info)!==`locked`||await this.app.unlock())for(let n of e){if(t!==this.wanted||!this.isConnected)return;let{seconds:e}=await this.app.api.ask(`clips/heat`,{clip_id:n});this.keepHeat(n,e),this.heated+=1}})}async hold(e){let{localizer:t,format:n,api:r}=this.app,i=await r.ask(`holds/place`,{clip_ids:e.map(({clip_id:e})=>e)});this.chosen=new Map,await this.reload(),this.done=t.text(`clips.hold.placed`,{count:n.number(i.clip_ids.length)}),await this.updateComplete,this.said.focus()}async share(e){if(this.doing!==null)return;let{localizer:t,format:n}=this.app,r=ve(e);if(this.problem=null,this.lacks=r===null?null:t.text(`clips.share.${r}`,{most:n.number(50)}),r!==null)return;let i=await je(this.app,e);i!==null&&this.app.go(i)}};h([e({attribute:!1})],$.prototype,`holdId`,void 0),h([p()],$.prototype,`wanted`,void 0),h([p()],$.prototype,`month`,void 0),h([p()],$.prototype,`chosen`,void 0),h([p()],$.prototype,`opened`,void 0),h([p()],$.prototype,`heats`,void 0),h([p()],$.prototype,`heated`,void 0),h([p()],$.prototype,`done`,void 0),h([p()],$.prototype,`lacks`,void 0),h([s(`[role=status]`)],$.prototype,`said`,void 0),h([s(`#list`)],$.prototype,`heading`,void 0),h([s(`footage-guard-clip`)],$.prototype,`card`,void 0);var Me={};a(`footage-guard-clips`,$);export{$ as ClipsPage};