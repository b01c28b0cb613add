import{A as e,B as t,E as n,F as r,G as i,K as a,L as o,M as s,N as c,P as l,R as u,S as d,T as f,U as p,V as m,W as h,m as g,n as _,w as v,x as y,z as b}from"./panel-frame-Bqq7yk48.js";import{i as x,n as ee,t as te}from"./panel-home-time-Dk-44djl.js";import{t as ne}from"./panel-staying-C5DvH59q.js";import{a as re,i as ie,n as ae,r as oe,t as se}from"./panel-timeline-BZk4xhfp.js";import"./panel-player-GDsNyUUS.js";import{i as S}from"./panel-player-BDC6xIgG.js";import{t as ce}from"./panel-kept-form-D6wbQJ8F.js";var C=864e5,w=7,T=1,E=e=>e.slice(0,7),le=(e,t)=>x(new Date(e).toISOString(),t).slice(0,10),D=(e,t)=>({from:N(e,t),to:N(A(e,1),t)}),ue=(e,t)=>x(e,t).slice(0,10),O=(e,t)=>{let[n=0,r=0]=e.split(`-`).map(Number);return new Date(Date.UTC(n,r-1+t)).toISOString().slice(0,7)},de=(e,t,n,r)=>{let i=n?-1:1,a=(j(e)-r+w)%w;switch(t){case`ArrowRight`:return A(e,i);case`ArrowLeft`:return A(e,-i);case`ArrowDown`:return A(e,w);case`ArrowUp`:return A(e,-7);case`Home`:return A(e,-a);case`End`:return A(e,6-a);case`PageDown`:return M(e,1);case`PageUp`:return M(e,-1);default:return null}},k=e=>{let t=new Intl.Locale(e);return(t.getWeekInfo?.()??t.weekInfo)?.firstDay??T},fe=(e,t,n,r=k(n))=>{let i=e=>{let t=new Intl.DateTimeFormat(n,{timeZone:`UTC`,...e});return e=>t.format(Date.parse(e))},a=i({day:`numeric`}),o=i({dateStyle:`full`}),[s,c]=[i({weekday:`short`}),i({weekday:`long`})],l=`${e}-01`,u=A(l,-((j(l)-r+w)%w)),d=Math.ceil((Date.parse(`${O(e,1)}-01`)-Date.parse(u))/(w*C)),f=e=>[...Array(e).keys()];return{title:i({month:`long`,year:`numeric`})(l),weekdays:f(w).map(e=>({short:s(A(u,e)),long:c(A(u,e))})),weeks:f(d).map(n=>f(w).map(r=>{let i=A(u,n*w+r);return E(i)===e?{day:i,number:a(i),label:o(i),clips:t[i]??0}:null}))}},A=(e,t)=>new Date(Date.parse(e)+t*C).toISOString().slice(0,10),j=e=>new Date(e).getUTCDay()||w,M=(e,t)=>{let n=O(E(e),t),r=A(`${O(n,1)}-01`,-1),i=n+e.slice(7);return i>r?r:i},N=(e,t)=>String(te(`${e}T00:00`,t)),P=class extends t{constructor(...e){super(...e),this.month=``,this.now=``,this.counts={},this.chosen=null,this.choose=()=>void 0,this.turn=()=>void 0,this.current=null,this.isGoing=!1,this.view=y(fe),this.back=()=>{this.turn(O(this.month,-1))},this.on=()=>{this.turn(O(this.month,1))},this.pressed=e=>{if(e.ctrlKey||e.metaKey||e.altKey)return;let t=getComputedStyle(this).direction===`rtl`,n=de(e.target.dataset.day??this.place(),e.key,t,k(this.app.format.language));n!==null&&(e.preventDefault(),this.current=n,this.isGoing=!0,E(n)!==this.month&&this.turn(E(n)))}}static{this.styles=[f,i`
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
`]}updated(e){this.isGoing&&(e.has(`month`)||this.place()===this.current)&&(this.isGoing=!1,this.here?.focus())}render(){let{text:e}=this.app.localizer,{title:t,weekdays:n,weeks:r}=this.view(this.month,this.counts,this.app.format.language);return p`
<div class="stack">
<div class="head">
<button type="button" aria-label=${e(`clips.month.before`)} @click=${this.back}>${e(`clips.before`)}</button>
<h3 id="month" aria-live="polite">${t}</h3>
<button type="button" aria-label=${e(`clips.month.after`)} @click=${this.on}>${e(`clips.after`)}</button>
</div>
<table role="grid" aria-labelledby="month" @keydown=${this.pressed}>
<thead>
<tr>
${n.map(({short:e,long:t})=>p`<th scope="col" abbr=${t}>${e}</th>`)}
</tr>
</thead>
<tbody>
${r.map(e=>p`<tr>${e.map(e=>e===null?p`<td></td>`:this.day(e))}</tr>`)}
</tbody>
</table>
</div>
`}day({day:e,number:t,label:n,clips:r}){let{localizer:i,format:a}=this.app,o=r===0?``:a.number(r),s=r===0?i.text(`timeline.none`):i.text(`clips.count`,{count:o});return p`
<td role="gridcell" aria-selected=${String(e===this.chosen)}>
<button
type="button"
tabindex=${e===this.place()?`0`:`-1`}
aria-label="${n}. ${s}"
aria-current=${e===this.now?`date`:m}
data-day=${e}
data-count=${o}
@click=${()=>{this.current=e,this.choose(e)}}
>
${t}
</button>
</td>
`}place(){return[this.current,this.chosen,this.now].find(e=>e!==null&&E(e)===this.month)??`${this.month}-01`}};v([b({attribute:!1})],P.prototype,`app`,void 0),v([b()],P.prototype,`month`,void 0),v([b()],P.prototype,`now`,void 0),v([b({attribute:!1})],P.prototype,`counts`,void 0),v([b({attribute:!1})],P.prototype,`chosen`,void 0),v([b({attribute:!1})],P.prototype,`choose`,void 0),v([b({attribute:!1})],P.prototype,`turn`,void 0),v([u()],P.prototype,`current`,void 0),v([o(`td button[tabindex='0']`)],P.prototype,`here`,void 0),a(`footage-guard-calendar`,P);var pe=[`clip_opened`,`clip_sealed`,`clip_cut`,`clip_removed`,`clip_missing`,`clip_found`,`clip_accounted`,`hold_placed`,`hold_ended`,`hold_lifted`],me=(e,t,n)=>{let r=t.clips.at(-1);if(e.wanted!==t.wanted||r===void 0||!t.more)return t;let i=e.clips.filter(e=>F(e,r)),a=i.reduce((e,{clip_id:t},r)=>n.has(t)?r+1:e,0),o=i.slice(0,a),s=o.at(-1)?.clip_id??t.next,c=o.length===i.length&&o.length>0;return{...t,clips:[...t.clips,...o],more:c?e.more:t.more,next:c&&!e.more?null:s}},he=(e,{clips:t})=>{let n=new Map(t.map(e=>[e.clip_id,e]));return new Map([...e.keys()].flatMap(e=>{let t=n.get(e);return t===void 0?[]:[[e,t]]}))},F=(e,t)=>e.start===t.start?e.clip_id<t.clip_id:e.start<t.start,I=[`motion`,`bell`,`button`,`action`,`import`],L=4,R={day:null,camera:``,reason:``,hold:null,pages:[]},ge=({day:e,camera:t,reason:n,hold:r,pages:i},a)=>{let o=i.at(-1);return{limit:200,...e===null?{}:D(e,a),...t===``?{}:{camera:[t]},...n===``?{}:{reasons:[n]},...r===null?{}:{hold_id:r},...o===void 0?{}:{before:o}}},_e=(e,{cameras:t},n,r)=>{let{clips:i,more:a,wanted:o}=e,s=se({window:xe(e,r.timeZone),matches:be(i,t),cameras:t,told:new Map(i.map(e=>[e.clip_id,e])),named:[]},n,r,L),c=new Set(i.filter(e=>e.held).map(({clip_id:e})=>e)),l=[];for(let{title:e,item:t}of ye(s)){let{id:i,fromMs:a,label:o,notes:s,isThere:u}=t,d=new Date(a).toISOString(),f=ue(d,r.timeZone);l.at(-1)?.day!==f&&l.push({day:f,heading:r.day(d),rows:[]}),l.at(-1)?.rows.push({id:i,title:e,label:o,isThere:u,notes:c.has(i)?[...s,n.text(`clips.held`)]:s})}return{groups:l,isEmpty:i.length===0,mayGoOn:a,mayGoBack:o.pages.length>0,drawn:o.day===null?null:s}},ve=(e,t,{text:n},r)=>t.filter(({hold_id:t})=>e.holds.includes(t)).map(({hold_id:e,kind:t,until:i,clips:a})=>({id:e,label:[n(`clips.hold.${t}`),i===null?n(`clips.hold.open`):n(`clips.hold.until`,{until:r.moment(i)}),n(`clips.hold.keeps`,{count:r.number(a)})].join(` `),clips:a,mayLift:t===`owner`||t===`legal`})),ye=({rows:e})=>e.flatMap(({title:e,clips:t})=>t.map(t=>({title:e,item:t}))).sort((e,t)=>t.item.fromMs-e.item.fromMs||(e.item.id<t.item.id?1:-1)),be=(e,t)=>[...new Set([...t,...e].map(({camera:e})=>e))].flatMap(t=>{let n=e.filter(e=>e.camera===t).reverse();return n.length===0?[]:[{camera:t,clips:n,gaps:[],cut:!1}]}),xe=({clips:e,more:t,wanted:n},r)=>{let[i,a]=[e[0],e.at(-1)],{from:o,to:s}=n.day===null?{from:a?.start??z,to:i?.start??z}:D(n.day,r);return{from:t&&a!==void 0?a.start:o,to:n.pages.length>0&&i!==void 0?B(i.start):B(s)}},z=`1970-01-01T00:00:00.000Z`,B=e=>new Date(Date.parse(e)+1).toISOString(),Se=432e5,Ce=e=>{if(e.length>50)return`too_many`;let{window_from:t,window_to:n}=V(e);return Date.parse(n)-Date.parse(t)>Se?`too_far`:null},we=(e,{recipient:t,purpose:n})=>({requester:{type:`household`},purpose:n,scope:V(e),proposal:{recipient:t,clip_ids:e.map(({clip_id:e})=>e)}}),Te=(e,{recipient:t,purpose:n})=>({clips:[...e].sort((e,t)=>e.start.localeCompare(t.start)).map(({clip_id:e,start:t,end:n})=>({clip_id:e,redaction:{v:1,kind:`redaction`,cut:{from_ms:0,to_ms:Math.max(1,Date.parse(n??t)-Date.parse(t))},whole:null,boxes:[],audio:!1,mutes:[]}})),recipient:{name:t,level:0,method:``},purpose:n,legal_basis:`voluntary`,delivery:`file`}),V=e=>{let t=e.map(({start:e})=>Date.parse(e)),n=e.map(({start:e,end:t})=>Date.parse(t??e)),r=Math.min(...t);return{window_from:H(r),window_to:H(Math.max(r+1e3,...n))}},H=e=>new Date(e).toISOString(),U=class extends _{constructor(...e){super(...e),this.label=``,this.holds=d,this.heat=null,this.heated=()=>void 0,this.changed=()=>Promise.resolve(),this.done=null,this.isMarked=!1,this.maps=[],this.shownMs=0,this.mapped=null,this.askHeat=async()=>{if(S(this.app.info)===`locked`&&!await this.app.unlock())return;let{clip_id:e}=this.clip,{seconds:t}=await this.app.api.ask(`clips/heat`,{clip_id:e});this.heated(e,t)},this.mark=e=>{this.isMarked=e.target.checked,this.mapped=null,this.moved()},this.moved=()=>{if(this.shownMs=this.player.currentMs,!this.isMarked)return;let e=ie(this.shownMs);this.mapped!==e.from_ms&&this.doing===null&&(this.mapped=e.from_ms,this.act(`maps`,async()=>{let{clip_id:t}=this.clip,{maps:n}=await this.app.api.ask(`clips/heat`,{clip_id:t,...e});t===this.clip.clip_id&&(this.maps=n)}))},this.hold=async()=>{let{text:e}=this.app.localizer,{until:t}=await this.app.api.ask(`holds/place`,{clip_ids:[this.clip.clip_id]});await this.tell(t===null?e(`clips.hold.done`):e(`clips.hold.done_until`,{until:this.app.format.moment(t)}))}}static{this.styles=[..._.styles,i`
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
`]}async open(){await this.updateComplete,await this.player.open()}willUpdate(e){this.isMarked&&S(this.app.info)!==`possible`&&(this.isMarked=!1),e.has(`clip`)&&e.get(`clip`)?.clip_id!==this.clip.clip_id&&(this.done=null,this.isMarked=!1,this.maps=[],this.mapped=null)}updated(e){super.updated(e),e.has(`doing`)&&this.isMarked&&this.problem===null&&queueMicrotask(this.moved)}render(){let{text:e}=this.app.localizer,t=this.isMarked?re({maps:this.maps},this.shownMs):null;return p`
<div class="card">
<div role="status" tabindex="-1">${this.done===null?m:l(this.done)}</div>
${s(this.problem===null?null:this.app.say(this.problem))}
<footage-guard-player
.app=${this.app}
.watched=${{clip_id:this.clip.clip_id}}
.label=${this.label}
.moved=${this.moved}
>
<svg class="where" aria-hidden="true" viewBox="0 0 ${16} ${16}" preserveAspectRatio="none">
${t?.map((e,t)=>e===0?m:Ee(e,t))}
</svg>
</footage-guard-player>
${this.heat===null?this.button(`heat`,e(`clips.heat.show`),this.askHeat):this.moving(this.heat)} ${c(this.holds,this.app,({holds:e})=>this.kept(e))}
<div class="actions">${this.button(`hold`,e(`clips.hold`),this.hold)}</div>
<p class="hint">${e(`clips.logged`)}</p>
</div>
`}moving(e){let{text:t}=this.app.localizer,n=ae(e,this.app.localizer);return p`
${e.length===0?m:p`<svg
class="moved"
role="img"
aria-label=${t(`clips.heat.label`)}
viewBox="0 0 ${Math.max(e.length,this.lengthS)} 100"
preserveAspectRatio="none"
>
${h`<path d=${oe(e)} />`}
</svg>`}
<p>${n}</p>
${e.length===0?m:p`<label class="option">
<input type="checkbox" .checked=${this.isMarked} @change=${this.mark} />
${t(`clips.heat.mark`)}
</label>`}
`}kept(e){let{localizer:t,format:n,info:r}=this.app,{text:i}=t,a=ve(this.clip,e,t,n);return p`
${a.length===0?p`<p class="hint">${i(`clips.hold.none`)}</p>`:p`<ul class="rows">
${a.map(({id:e,label:t,clips:n,mayLift:a})=>p`<li>
<p id=${e}>${t}</p>
${a&&r.role===`approver`&&!r.is_locked_down?this.button(`lift ${e}`,i(`clips.lift`),()=>this.lift(e,n),e):m}
</li>`)}
</ul>`}
`}button(e,t,n,r=null){return p`
<button
type="button"
aria-describedby=${r??m}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.act(e,n)}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}get lengthS(){let{start:e,end:t}=this.clip;return Math.round((Date.parse(t??e)-Date.parse(e))/1e3)}async lift(e,t){let{api:n,localizer:r,format:i,prove:a}=this.app,{text:o}=r;await a({heading:o(`clips.lift.heading`),text:o(`clips.lift.text`,{count:i.number(t)}),action:o(`clips.lift`),mayUseCode:!0,run:r=>n.prove(`holds/lift`,{hold_id:e},e=>e.clips===t,r)})&&await this.tell(o(`clips.lift.done`))}async tell(e){this.done=e,await this.changed(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()}};v([b({attribute:!1})],U.prototype,`clip`,void 0),v([b()],U.prototype,`label`,void 0),v([b({attribute:!1})],U.prototype,`holds`,void 0),v([b({attribute:!1})],U.prototype,`heat`,void 0),v([b({attribute:!1})],U.prototype,`heated`,void 0),v([b({attribute:!1})],U.prototype,`changed`,void 0),v([u()],U.prototype,`done`,void 0),v([u()],U.prototype,`isMarked`,void 0),v([u()],U.prototype,`maps`,void 0),v([u()],U.prototype,`shownMs`,void 0),v([o(`footage-guard-player`)],U.prototype,`player`,void 0),v([o(`[role=status]`)],U.prototype,`said`,void 0);var Ee=(e,t)=>h`<rect x=${t%16} y=${Math.floor(t/16)} width="1" height="1" fill-opacity=${e/2} />`;a(`footage-guard-clip`,U);var W=i`
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
scroll-margin-block-end: 144px;
}
.chosen {
position: sticky;
z-index: 2;
inset-block-end: 8px;
}
`,De=(e,t,n)=>{let{text:r}=e.localizer,{camera:i,reason:a,day:o}=t;return p`
<label>
${r(`clips.camera`)}
<select
id="camera"
@change=${e=>{n({...t,camera:G(e),pages:[]})}}
>
<option value="" ?selected=${i===``}>${r(`clips.all`)}</option>
${e.info.cameras.map(({camera:e,title:t})=>p`<option value=${e} ?selected=${e===i}>${t}</option>`)}
</select>
</label>
<label>
${r(`clips.reason`)}
<select
id="reason"
@change=${e=>{n({...t,reason:G(e),pages:[]})}}
>
<option value="" ?selected=${a===``}>${r(`clips.all`)}</option>
${I.map(e=>p`<option value=${e} ?selected=${e===a}>${r(`clips.reason.${e}`)}</option>`)}
</select>
</label>
${o===null?m:p`<div class="actions">
<button type="button" @click=${()=>{n({...t,day:null,pages:[]})}}>
${r(`clips.all_days`)}
</button>
</div>`}
`},Oe=e=>p`
<div class="notice">
<p>${e.localizer.text(`clips.of_hold`)}</p>
<div class="actions"><a class="button" href=${e.path({page:`clips`})}>${e.localizer.text(`clips.of_hold.all`)}</a></div>
</div>
`,ke=(t,{day:n,camera:r,reason:i,hold:a})=>{let{text:o}=t.localizer;return a===null?n===null&&r===``&&i===``?e(o(`clips.empty.heading`),o(`clips.empty.text`)):e(o(`timeline.none`),o(`clips.empty.other`)):e(o(`timeline.none`),m)},G=e=>e.target.value,K=[`path`,`media_content_id`,`entity_id`],q=(e,t)=>{let[n=``,r=`0`]=e.split(/(?<=:\d\d):/u);return ee(n,t).map(e=>new Date(Date.parse(e)+Number(r)*1e3).toISOString())},Ae=({camera:e,source:t,name:n,started:r,which:i},a)=>{let o=K.find(e=>e===t);if(e===``||o===void 0||n.trim()===``||r===``)return`footage.missing`;let s=q(r,a);if(s.length===0)return`clips.import.skipped`;let c=s.length===1?s[0]:s.find(e=>e===i);return c===void 0?`footage.missing`:{camera:e,started_at:c,[o]:n.trim()}},J=class extends _{constructor(...e){super(...e),this.imported=()=>Promise.resolve(),this.done=null,this.lacks=null,this.twice=[],this.typed=new ce(this,`import`),this.look=e=>{this.seek(e.target.value)},this.submit=e=>{if(e.preventDefault(),this.doing!==null)return;let t=e.target,r=e=>t.elements.namedItem(e)?.value??``,{text:i}=this.app.localizer,a={camera:r(`camera`),source:r(`source`),name:r(`name`),started:r(`started`),which:r(`which`)},o=Ae(a,this.app.format.timeZone);this.done=null,this.lacks=typeof o==`string`?i(o):null,this.problem=null,this.seek(a.started),typeof o!=`string`&&this.act(`import`,async()=>{let e=this.typed.send();try{await this.app.api.ask(`clips/import`,o)}catch(e){throw n(e).code!==`locked_down`&&this.typed.takeBack(),e}this.typed.clear(e),this.seek(r(`started`)),this.done=i(`clips.import.done`),await this.imported(),await this.updateComplete,this.said.focus()})}}render(){let{text:e}=this.app.localizer,t=this.doing!==null;return p`
<div class="stack">
<p class="hint">${e(`clips.import.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?m:l(this.done)}</div>
${s(this.problem===null?this.lacks:this.app.say(this.problem))}
<form class="stack" autocomplete="off" @submit=${this.submit}>
${this.typed.restored()}
<label>
${e(`clips.camera`)}
<select name="camera">
<option value="">${e(`clips.choose`)}</option>
${this.app.info.cameras.map(({camera:e,title:t})=>p`<option value=${e}>${t}</option>`)}
</select>
</label>
<label>
${e(`clips.import.from`)}
<select name="source">
<option value="">${e(`clips.choose`)}</option>
${K.map(t=>p`<option value=${t}>${e(`clips.import.${t}`)}</option>`)}
</select>
</label>
<label>${e(`clips.import.name`)}<input name="name" type="text" autocapitalize="off" spellcheck="false" dir="ltr" /></label>
<label>
${e(`clips.import.started`)}
<input name="started" type="datetime-local" step="1" @change=${this.look} />
</label>
${this.twice.length===0?m:this.which()}
<div class="actions">
<button aria-disabled=${String(t)}>${e(t?`status.working`:`clips.import.do`)}</button>
</div>
</form>
${t?r(e(`clips.import.reading`)):m}
</div>
`}which(){let{localizer:e,format:t}=this.app,{text:n}=e;return p`
<label>
${n(`clips.import.which`)}
<select name="which">
<option value="">${n(`clips.choose`)}</option>
${this.twice.map(e=>p`<option value=${e}>${t.zoned(e)}</option>`)}
</select>
<span class="hint">${n(`clips.import.twice`)}</span>
</label>
`}seek(e){let t=q(e,this.app.format.timeZone);this.twice=t.length>1?t:[]}};v([b({attribute:!1})],J.prototype,`imported`,void 0),v([u()],J.prototype,`done`,void 0),v([u()],J.prototype,`lacks`,void 0),v([u()],J.prototype,`twice`,void 0),v([o(`[role=status]`)],J.prototype,`said`,void 0),a(`footage-guard-import`,J);var je={frigate:`Frigate`,reolink:`Reolink`,ring:`Ring`,unifiprotect:`UniFi Protect`},Me={more:`clips.offers.more`,absent:`clips.offers.absent`,failed:`clips.offers.failed`,waiting:`clips.offers.waiting`},Ne=({offers:e,recorders:t},{camera:n},{text:r},i)=>{let a=t.flatMap(({recorder:e,standing:t})=>{let n=Me[t];return n===void 0?[]:[r(n,{recorder:Z(e)})]}),o=t.length===0?[r(`clips.offers.none`)]:[],s=a.length+o.length+e.length===0?[r(`clips.offers.empty`)]:[];return{rows:e.map(e=>Y(e,n,i)),notes:[...o,...s,...a]}},Pe=(e,{fields:t},n)=>({...e,offers:e.offers.map(e=>e.start===t.offered_at&&X(e)===X(t)?{...e,clip_id:n}:e)}),Y=(e,t,n)=>{let{recorder:r,start:i,end:a,title:o,media_content_id:s,entity_id:c,clip_id:l}=e,u=a===null?[]:[n.duration(Date.parse(a)-Date.parse(i))];return{key:`${i} ${X(e)}`,label:[`${Z(r)}: ${n.time(i)}`,...u].join(`, `),title:o,isImported:l!==null,fields:{camera:t,offered_at:i,...s===null?{}:{media_content_id:s},...c===null?{}:{entity_id:c}}}},X=({media_content_id:e,entity_id:t})=>e??t??``,Z=e=>je[e]??e,Q=class extends _{constructor(...e){super(...e),this.camera=``,this.day=``,this.imported=()=>Promise.resolve(),this.isOpen=!1,this.found=null,this.done=null,this.importing=null,this.toggle=e=>{this.isOpen=e.target.open},this.again=()=>{this.done=this.problem=null,this.doing===null&&this.look()}}static{this.styles=[..._.styles,W]}willUpdate(e){(e.has(`camera`)||e.has(`day`))&&(this.found=this.done=this.problem=null),this.isOpen&&this.camera!==``&&this.problem===null&&this.found===null&&this.doing===null&&this.look()}render(){let{text:e}=this.app.localizer;return p`
<details @toggle=${this.toggle}>
<summary>${e(`clips.offers.heading`)}</summary>
<div class="stack">
<p class="hint">${e(`clips.offers.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?m:l(this.done)}</div>
${s(this.problem===null?null:this.app.say(this.problem))}
${this.camera===``?p`<p>${e(`clips.offers.choose`)}</p>`:this.offered()}
</div>
</details>
`}offered(){let{text:e}=this.app.localizer;return this.doing===`look`?r(e(`clips.offers.looking`)):p`
${this.found===null?m:this.list(this.found)}
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.again}>${e(`clips.offers.again`)}</button>
</div>
`}list(e){let{localizer:t,format:n}=this.app,{rows:r,notes:i}=Ne(e,e.asked,t,n);return p`
${i.map(e=>p`<p class="notice">${e}</p>`)}
${r.length===0?m:p`<h4>${n.day(D(e.asked.day,n.timeZone).from)}</h4>
<ul class="rows">
${g(r,({key:e})=>e,e=>p`<li class="offer stack">${this.row(e)}</li>`)}
</ul>`}
`}row(e){let{text:t}=this.app.localizer,n=t(e.isImported?`clips.offers.do_again`:`clips.import.do`);return p`
<div class="line">
<span dir="auto">
${e.label}
${e.title===``?m:p`<br /><span class="hint"><bdi>${e.title}</bdi></span>`}
${e.isImported?p`<br /><span class="hint">${t(`clips.offers.imported`)}</span>`:m}
</span>
<button
type="button"
aria-disabled=${String(this.doing!==null)}
aria-label="${n}: ${e.label}"
@click=${()=>void this.take(e)}
>
${this.importing===e.key?t(`status.working`):n}
</button>
</div>
${this.importing===e.key?r(t(`clips.import.reading`)):m}
`}async look(){await this.act(`look`,async()=>{let e,t;do e={camera:this.camera,day:this.day},t=await this.app.api.ask(`clips/offers`,e);while(e.camera!==this.camera||e.day!==this.day);this.found={...t,asked:e}})}async take(e){this.doing===null&&(this.done=null,this.importing=e.key,await this.act(`import`,async()=>{let{clip_id:t}=await this.app.api.ask(`clips/import`,e.fields);this.found!==null&&(this.found={...this.found,...Pe(this.found,e,t)}),this.done=this.app.localizer.text(`clips.offers.done`),await this.imported(),await this.updateComplete,this.said?.focus()}),this.importing=null)}};v([b()],Q.prototype,`camera`,void 0),v([b()],Q.prototype,`day`,void 0),v([b({attribute:!1})],Q.prototype,`imported`,void 0),v([u()],Q.prototype,`isOpen`,void 0),v([u()],Q.prototype,`found`,void 0),v([u()],Q.prototype,`done`,void 0),v([u()],Q.prototype,`importing`,void 0),v([o(`[role=status]`)],Q.prototype,`said`,void 0),a(`footage-guard-clip-offers`,Q);var Fe=(e,{camera:t,day:n},r,i)=>{let a=e.info.cameras.length===1?e.info.cameras[0]?.camera:void 0;return p`
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
`},Ie=async({api:e,localizer:t,prove:n},r)=>{let{text:i}=t,a=[];return await n({heading:i(`clips.share.heading`),text:i(`clips.share.text`),action:i(`clips.share.do`),mayUseCode:!1,proof:`none`,fields:[[`recipient`,i(`footage.recipient`),80],[`purpose`,i(`footage.purpose`),500]],run:async(t,{recipient:n=``,purpose:i=``})=>{let o={recipient:n.trim(),purpose:i.trim()},{request_id:s}=await e.ask(`requests/create`,{request:we(r,o),channel:`ui`});a.push({page:`request`,id:s}),await e.ask(`draft/create`,{request_id:s,draft:Te(r,o)}).then(({draft_id:e})=>a.push({page:`draft`,id:e}),()=>void 0)}}),a.at(-1)??null},$=class extends _{constructor(...e){super(...e),this.holdId=null,this.wanted=R,this.month=``,this.chosen=new Map,this.opened=null,this.heats=new Map,this.heated=0,this.done=null,this.lacks=null,this.list=this.watch(({api:e,format:t})=>({load:async()=>{let{wanted:n}=this,r={...await e.ask(`clips/list`,ge(n,t.timeZone)),wanted:n},{loaded:i}=this.list;return i.kind===`ready`?me(i.value,r,this.at()):r},listen:t=>e.listen(`ledger/subscribe`,{kinds:pe},()=>{t(),Promise.all([this.days,this.holds].map(e=>e.reload()))})})),this.days=this.watch(({api:e})=>({load:async()=>{let{month:t,wanted:n}=this,{days:r}=await e.ask(`clips/days`,{month:t,...n.camera===``?{}:{camera:[n.camera]}});return r}})),this.holds=this.watch(({api:e})=>({load:()=>e.ask(`holds/list`)})),this.view=y(_e),this.staying=new ne(this,`li.clip`),this.shown=null,this.reload=async()=>{await Promise.all([this.list,this.days,this.holds].map(e=>e.reload()))},this.chooseDay=e=>{this.look({...this.wanted,day:e,pages:[]})},this.turn=e=>{this.month=e,this.days.reload()},this.open=e=>{this.opened=e,this.updateComplete.then(()=>this.card?.open())},this.chooseNone=()=>{this.chosen=new Map,this.heading?.focus()},this.keepHeat=(e,t)=>{this.heats=new Map([...this.heats,[e,t]])}}static{this.styles=[..._.styles,W]}connectedCallback(){this.wanted={...R,hold:this.holdId},this.month=E(this.now()),super.connectedCallback()}willUpdate(e){let{loaded:t}=this.list;t.kind===`ready`&&t.value!==this.shown&&(t.value.wanted===this.shown?.wanted&&(this.staying.hold(),this.chosen=he(this.chosen,t.value)),this.shown=t.value),e.has(`app`)&&S(this.app.info)!==`possible`&&this.heats.size>0&&(this.heats=new Map)}render(){let{text:e}=this.app.localizer;return p`
<div class="stack">
<h2>${e(`nav.clips`)}</h2>
<div role="status" tabindex="-1">${this.done===null?m:l(this.done)}</div>
${s(this.problem===null?this.lacks:this.app.say(this.problem))}
${this.holdId===null?this.top():Oe(this.app)}
${this.isOther()?r(e(`status.loading`)):m}
${c(this.list.loaded,this.app,e=>this.listed(e))}
${this.app.info.role===`approver`?Fe(this.app,this.wanted,this.now(),this.reload):m}
</div>
`}top(){let{loaded:e}=this.days;return p`
<div class="top">
<footage-guard-calendar
.app=${this.app}
.month=${this.month}
.now=${this.now()}
.counts=${e.kind===`ready`?e.value:Le}
.chosen=${this.wanted.day}
.choose=${this.chooseDay}
.turn=${this.turn}
></footage-guard-calendar>
<div class="stack filters">
${`problem`in e?s(this.app.say(e.problem)):m}
${De(this.app,this.wanted,e=>void this.look(e))}
</div>
</div>
`}listed(e){let t=this.view(e,this.app.info,this.app.localizer,this.app.format),n=new Map(e.clips.map(e=>[e.clip_id,e]));return p`
${t.isEmpty?ke(this.app,e.wanted):m} ${this.drawn(t,n)}
<section class="stack" aria-labelledby="list">
<h3 id="list" tabindex="-1" ?hidden=${t.isEmpty&&!t.mayGoOn&&!t.mayGoBack}>${this.headingOf(e)}</h3>
${g(t.groups,({day:e})=>e,({heading:t,rows:r})=>p`
${e.wanted.day===null?p`<h4>${t}</h4>`:m}
<ul class="rows">
${g(r,({id:e})=>e,e=>p`<li class="clip stack" data-clip=${e.id}>${this.row(e,n.get(e.id))}</li>`)}
</ul>
`)}
${this.pages(e,t)}
</section>
${this.chosen.size===0?m:this.choice()}
`}headingOf({clips:e,more:t,wanted:n}){let{localizer:r,format:i}=this.app,a=r.text(t||n.pages.length>0?`clips.count_here`:`clips.count`,{count:i.number(e.length)});return n.day===null?a:`${i.day(D(n.day,i.timeZone).from)}. ${a}`}drawn(e,t){let{text:n}=this.app.localizer,{drawn:i}=e;if(i===null||i.isEmpty)return m;let a=i.rows.flatMap(e=>e.clips).filter(({id:e,isThere:t})=>t&&!this.heats.has(e));return p`
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
${this.doing===`heat`?r(n(`clips.heat.reading`),100*this.heated/(this.heated+a.length)):a.length===0?p`<p class="hint">${n(`clips.heat.shown`)}</p>`:p`<div class="actions">
<button
type="button"
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.heat(a.map(({id:e})=>e))}
>
${n(`clips.heat.show`)}
</button>
</div>`}
`}row({id:e,title:t,label:n,notes:r,isThere:i},a){let{text:o}=this.app.localizer,s=`${t}: ${n}`,c=p`<span dir="auto">${s}${r.map(e=>p`<br /><span class="hint">${e}</span>`)}</span>`;if(!i||a===void 0)return c;let l=this.opened===e;return p`
<div class="line">
<label class="option">
<input
type="checkbox"
.checked=${this.chosen.has(e)}
@change=${()=>{this.choose(a)}}
/>
${c}
</label>
<button
type="button"
aria-expanded=${String(l)}
aria-label="${o(l?`clips.close`:`clips.open`)}: ${s}"
@click=${()=>{l?this.opened=null:this.open(e)}}
>
${o(l?`clips.close`:`clips.open`)}
</button>
</div>
${l?p`<footage-guard-clip
.app=${this.app}
.clip=${a}
.label=${s}
.holds=${this.holds.loaded}
.heat=${this.heats.get(e)??null}
.heated=${this.keepHeat}
.changed=${this.reload}
></footage-guard-clip>`:m}
`}pages({next:e,wanted:t},n){let{text:r}=this.app.localizer;return p`
<div class="actions">
${n.mayGoBack?p`<button type="button" @click=${()=>void this.turnPage({...t,pages:t.pages.slice(0,-1)})}>
${r(`clips.newer`)}
</button>`:m}
${e===null?m:p`<button type="button" @click=${()=>void this.turnPage({...t,pages:[...t.pages,e]})}>
${r(`clips.older`)}
</button>`}
</div>
`}choice(){let{localizer:e,format:t,info:n}=this.app,{text:r}=e,[i,a]=[this.doing!==null,[...this.chosen.values()]];return p`
<section class="card chosen" aria-label=${r(`clips.chosen.label`)}>
<p>${r(`clips.chosen`,{count:t.number(a.length)})}</p>
<div class="actions">
<button type="button" aria-disabled=${String(i)} @click=${()=>void this.act(`hold`,()=>this.hold(a))}>
${r(this.doing===`hold`?`status.working`:`clips.hold`)}
</button>
${n.role===`approver`?p`<button type="button" aria-disabled=${String(i)} @click=${()=>void this.share(a)}>
${r(`clips.share`)}
</button>`:m}
<button type="button" @click=${this.chooseNone}>${r(`clips.none`)}</button>
</div>
</section>
`}at(){let e=this.staying.current?.getAttribute(`data-clip`);return new Set([...this.chosen.keys(),this.opened,e].filter(e=>typeof e==`string`))}isOther(){let{loaded:e}=this.list;return e.kind===`ready`&&e.value.wanted!==this.wanted}now(){return le(Date.now(),this.app.format.timeZone)}async look(e){let t=e.camera!==this.wanted.camera;this.wanted=e,this.opened=this.done=this.lacks=this.problem=null,this.chosen=new Map,await Promise.all([this.list.reload(),t?this.days.reload():null])}async turnPage(e){await this.look(e),await this.updateComplete,this.heading?.focus()}choose(e){if(e===void 0)return;this.lacks=null;let t=new Map(this.chosen);t.delete(e.clip_id)||t.set(e.clip_id,e),this.chosen=t}async heat(e){let{wanted:t}=this;this.heated=0,await this.act(`heat`,async()=>{if(S(this.app.info)!==`locked`||await this.app.unlock())for(let n of e){if(t!==this.wanted||!this.isConnected)return;let{seconds:e}=await this.app.api.ask(`clips/heat`,{clip_id:n});this.keepHeat(n,e),this.heated+=1}})}async hold(e){let{localizer:t,format:n,api:r}=this.app,i=await r.ask(`holds/place`,{clip_ids:e.map(({clip_id:e})=>e)});this.chosen=new Map,await this.reload(),this.done=t.text(`clips.hold.placed`,{count:n.number(i.clip_ids.length)}),await this.updateComplete,this.said.focus()}async share(e){if(this.doing!==null)return;let{localizer:t,format:n}=this.app,r=Ce(e);if(this.problem=null,this.lacks=r===null?null:t.text(`clips.share.${r}`,{most:n.number(50)}),r!==null)return;let i=await Ie(this.app,e);i!==null&&this.app.go(i)}};v([b({attribute:!1})],$.prototype,`holdId`,void 0),v([u()],$.prototype,`wanted`,void 0),v([u()],$.prototype,`month`,void 0),v([u()],$.prototype,`chosen`,void 0),v([u()],$.prototype,`opened`,void 0),v([u()],$.prototype,`heats`,void 0),v([u()],$.prototype,`heated`,void 0),v([u()],$.prototype,`done`,void 0),v([u()],$.prototype,`lacks`,void 0),v([o(`[role=status]`)],$.prototype,`said`,void 0),v([o(`#list`)],$.prototype,`heading`,void 0),v([o(`footage-guard-clip`)],$.prototype,`card`,void 0);var Le={};a(`footage-guard-clips`,$);export{$ as ClipsPage};