import{D as e,F as t,M as n,N as r,O as i,P as a,S as o,T as s,_ as c,a as l,b as u,d,f,i as p,j as m,k as h,l as g,o as ee,p as _,r as te,s as v,v as y,w as ne,x as re,y as ie}from"./panel-frame-OO019Adf.js";import{a as ae,c as oe,d as se,f as ce,g as le,h as ue,i as de,l as fe,m as pe,n as me,o as he,p as ge,r as _e,s as ve,t as b,u as ye}from"./panel-player-DKR-Wwwg.js";import{n as be,t as xe}from"./panel-home-time-5QPrMwIE.js";var Se=(e,t)=>{let n=null,r=``,i=async t=>{let[n,r,i]=await Promise.all([e.ask(`requests/get`,{request_id:t}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:i}};return{load:async()=>{let a=await e.ask(`draft/get`,{draft_id:t}),o=`${a.state} ${String(a.version)} ${String(a.votes.length)}`;o!==r&&(n=null),r=o;try{return{shown:a,...await(n??=i(a.request_id))}}catch(e){throw n=null,e}},listen:t=>e.listen(`requests/subscribe`,{},()=>{n=null,t()})}},x=(e,t)=>t.find(t=>t.camera===e)?.title??e,Ce=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>we(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:Ee(e,n,r),exact:JSON.stringify(e,null,2)}},we=(e,t,{text:n},r)=>({name:e.name,rows:[[n(`file.camera`),x(e.camera,t)],[n(`file.time`),Te(e.start,e.end,n,r)],[n(`request.length`),r.duration(Date.parse(e.end)-Date.parse(e.start))],[n(`file.sound`),n(e.audio?`file.with_sound`:`file.no_sound`)],[n(`file.size`),r.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}),Te=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),Ee=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),d(i.level,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),g(e.legal_basis,t)],[r(`terms.delivery`),Oe(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),e.share_origin]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),s(a.hand_over)]]:[],[r(`terms.wait`),De(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},De=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},Oe=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,ke=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Ae(i,t,n,r)],[n(`piece.hidden`),Me(i,n,r)],[n(`file.sound`),Ne(i,n,r)]]},Ae=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:je(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${b(i)} – ${b(a)}`:Te(S(t,i),S(t,a),n,r),length:r.duration(a-i)})},je=(e,t,n)=>{if(t===null)return b(e);let r=S(t,e);return`${n.day(r)} ${n.time(r)}`},S=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Me=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Ne=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),Pe={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},Fe=new Set([`edit`,`vote`]),Ie=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>Pe[r.state].includes(e)&&!(i&&Fe.has(e)),s=r.state===`drafted`&&r.job!==null?Ve(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:Le(r,t,n),mayEdit:o(`edit`),editVoids:r.state!==`drafted`,mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&!i,votes:r.statement===null?null:Re(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},Le=({state:e,live_from:t},{text:n},r)=>n(`draft.is.${e}`,t===null?{}:{live:r.moment(t)}),Re=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t})=>t===e)?.name??n(`draft.somebody`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>ze(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},ze=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},Be={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},Ve=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?He(e,t,n):t(Be[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),He=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},Ue=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},We=t`
fieldset {
margin: 0;
padding: 12px 16px;
border: 1px solid var(--divider-color);
border-radius: 12px;
}
section {
margin-block-start: 16px;
}
.option .hint {
display: block;
}
.notes {
display: grid;
gap: 8px;
padding-inline-start: 20px;
}
pre {
margin: 0;
overflow: auto;
white-space: pre-wrap;
overflow-wrap: anywhere;
}
.hidden {
position: absolute;
inline-size: 1px;
block-size: 1px;
overflow: hidden;
clip-path: inset(50%);
}
`,C=l(class extends ee{constructor(e){
/**
* @license
* Copyright 2020 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
if(super(e),e.type!==v.PROPERTY&&e.type!==v.ATTRIBUTE&&e.type!==v.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!p(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===n||t===m)return t;let r=e.element,i=e.name;if(e.type===v.PROPERTY){if(t===r[i])return n}else if(e.type===v.BOOLEAN_ATTRIBUTE){if(!!t===r.hasAttribute(i))return n}else if(e.type===v.ATTRIBUTE&&r.getAttribute(i)===t+``)return n;return te(e),t}}),w=1e6,T=1e4,Ge=5e3,Ke=[`left`,`top`,`right`,`bottom`],qe=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],Je={ArrowLeft:[-5e3,0],ArrowRight:[Ge,0],ArrowUp:[0,-5e3],ArrowDown:[0,Ge]},Ye=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return O(e=>o.area[e]+(a.area[e]-o.area[e])*s)},Xe=(e,t)=>O(n=>(at(n)===t?Math.ceil:Math.floor)(e[n])),E=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=A(Math.round(t),-r,w-a),c=A(Math.round(n),-i,w-o);return O(t=>e[t]+(k(t)?s:c))},Ze=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=k(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:at(t)?A(l,0,Math.max(s,c-T)):A(l,Math.min(c,s+T),w)}},Qe=(e,t,n,r)=>t.reduce((t,i)=>Ze(t,i,e[i]+(k(i)?n:r)),e),$e=({area:e,grip:t,from:n},r)=>{if(e===null)return it(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?E(e,i,a):Qe(e,t,i,a)},et=(e,t,n)=>{let r=Je[t];return r===void 0?null:n?Qe(e,[`right`,`bottom`],...r):E(e,...r)},tt=e=>Math.round(e/1e3)/10,nt=(e,t,n)=>Number.isFinite(n)?Ze(e,t,n*w/100):e,rt=e=>`M0 0H${String(w)}V${String(w)}H0Z${e===null?``:D(e)}`,D=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,it=(e,t)=>{let n=(e,t)=>[e,t].map(ot).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<T||o-a<T?null:{left:r,top:a,right:i,bottom:o}},O=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),at=e=>e===`left`||e===`top`,k=e=>e===`left`||e===`right`,A=(e,t,n)=>Math.min(Math.max(e,t),n),ot=e=>A(Math.round(e),0,w),st=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],ct=864e5,lt=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,ut=e=>{let t=lt.exec(e.trim());if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},dt=(e,t,n,r)=>{let i=r?`ArrowLeft`:`ArrowRight`,a=r?`ArrowRight`:`ArrowLeft`,o=Math.max(1,Math.round(t?1e3:n));return e===i||e===`ArrowUp`?o:e===a||e===`ArrowDown`?-o:0},j={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},ft=[`none`,`covered`,`hole`,`pixelated`],pt={left:w/4,top:w/4,right:w*3/4,bottom:w*3/4},mt={left:w*.4,top:w*.4,right:w*.6,bottom:w*.6},M=1e3,N=`other`,P={why:`redact.order`,most:0},F=e=>({why:`redact.too_many`,most:e}),ht=e=>`most`in e,gt=e=>e+1,_t=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?gt(e.at_ms):e.to_ms),vt=(e,t,n)=>{let r={...B(e,n),...Nt(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:P},yt=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),bt=(e,t)=>({...e,cut:B(e,t)}),xt=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],I=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,St=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??N,Ct=(e,t,n=mt)=>e.boxes.length>=j.boxes?F(j.boxes):H(e)>=j.keysInAll?F(j.keysInAll):{...e,boxes:[...e.boxes,{track:Pt(t,n),why:N}]},wt=(e,t)=>({...e,boxes:U(e.boxes,t)}),Tt=(e,t,n,r)=>{let i=I(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?L(e,t,n,r):V(e,t,{...i,keys:[{...a,area:r}]})},L=(e,t,n,r=null)=>{let i=I(e,t),a=r??(i===null?null:Ye({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=j.keys)return F(j.keys);if(o.length===i.keys.length&&H(e)>=j.keysInAll)return F(j.keysInAll);let s=[...o,{at_ms:n,area:Xe(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return V(e,t,{...i,keys:s})},Et=(e,t,n)=>{let r=I(e,t);return r===null||r.keys.length<2?e:V(e,t,{...r,keys:U(r.keys,n)})},R=(e,t,n)=>{let r=I(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?P:V(e,t,i)},Dt=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:W(e.boxes,t,{why:n})},Ot=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,kt=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=St(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:H(e)>=j.keysInAll?F(j.keysInAll):{...e,whole:{mode:`covered`,hole:Pt(n,pt),why:r}}},At=(e,t)=>({...e,audio:t,mutes:t?e.mutes:[]}),jt=(e,t)=>{if(e.mutes.length>=j.mutes)return F(j.mutes);let n=Math.min(t,ct-M);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+M,why:N}]}},z=(e,t,n)=>{let r=W(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:P},Mt=(e,t)=>({...e,mutes:U(e.mutes,t)}),B=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+M,t))}:e,Nt=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),Pt=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),V=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:W(e.boxes,t,{track:n})},H=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),U=(e,t)=>e.filter((e,n)=>n!==t),W=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),Ft={past:[],future:[]},It=({past:e},t)=>({past:[...e,t].slice(-100),future:[]}),Lt=({past:e,future:t},n)=>{let r=e.at(-1);return r===void 0?null:[r,{past:e.slice(0,-1),future:[n,...t]}]},Rt=({past:e,future:t},n)=>{let[r,...i]=t;return r===void 0?null:[r,{past:[...e,n],future:i}]},zt=t`
fieldset {
display: grid;
grid-template-columns: minmax(0, 1fr);
gap: 12px;
min-inline-size: 0;
margin: 0;
padding: 0;
border: 0;
}
legend {
padding: 0 0 8px;
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
}
.time,
.sides {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(8em, 1fr));
align-items: end;
gap: 8px;
}
.check {
display: flex;
align-items: center;
min-block-size: 44px;
gap: 12px;
}
.rows:empty {
display: none;
}
input[type="range"] {
padding: 0;
border: 0;
accent-color: var(--primary-text-color);
}
svg {
inline-size: 100%;
block-size: 100%;
cursor: crosshair;
}
path {
stroke: #fff;
vector-effect: non-scaling-stroke;
touch-action: none;
}
.box {
cursor: move;
}
/* What is under it can be seen while it is put in its place. */
.selected {
fill-opacity: 0.5;
stroke-width: 3px;
}
/* An outline would be as thin as a millionth of the picture. */
.box:focus-visible {
outline: none;
stroke-width: 6px;
}
.hole {
fill: transparent;
stroke-dasharray: 8px;
}
.cover {
fill-opacity: 0.7;
pointer-events: none;
}
.grip {
stroke-linecap: round;
stroke-width: 24px;
cursor: grab;
}
`,G=class extends _{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.frameMs=40,this.onChange=()=>void 0,this.nowMs=0,this.refused=null,this.steps=Ft,this.playedMs=0,this.pulled=null,this.given=``}get length(){return _t(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){e.has(`recipe`)&&!Ht(this.recipe,this.given)&&(this.steps=Ft,this.refused=null)}change(e){ht(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=It(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(e,t,n=null,i=!0){return r`<button
type="button"
aria-label=${n??m}
aria-disabled=${i?m:`true`}
@click=${t}
>
${e}
</button>`}edit(e,t){return this.button(this.app.localizer.text(e),()=>{this.change(t())})}here(e,t){return this.edit(e,()=>this.isOpen?t(this.nowMs):{why:`redact.not_open`,most:0})}remover(e,t){let{text:n}=this.app.localizer;return this.button(n(`redact.remove`),({target:e})=>{let n=e.closest(`fieldset`);this.change(t()),setTimeout(()=>{this.shadowRoot?.activeElement===null&&n?.querySelector(`.adding button`)?.focus()})},n(`redact.remove_what`,{what:e}))}check(e,t,n){return r`
<label class="check">
<input type="checkbox" .checked=${C(t)} @change=${({target:e})=>{this.change(n(e.checked))}} />
${this.app.localizer.text(e)}
</label>
`}select(e,t,n,i,a){let{text:o}=this.app.localizer;return r`
<label>
${o(e)}
<select @change=${e=>{this.change(a(K(e)))}}>
${n.map(e=>r`<option value=${e} .selected=${C(e===i)}>${o(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,i=!1){let a={label:`redact.start`,here:`redact.start_here`,after:0},o={label:`redact.end`,here:`redact.end_here`,after:1};return r`
${this.time({...a,ms:e,set:e=>n({from_ms:e})},i)}
${this.time({...o,ms:t,set:e=>n({to_ms:e})},i)}
`}time(e,t){let n=this.app.localizer.text(e.label),i=t&&this.pulled?.label===e.label?this.pulled.ms:e.ms,a=i===null?``:b(i),o=t=>{this.pulled=null,this.change(e.set(t))},s=t=>{this.pulled={label:e.label,ms:t},this.go(e.after===0?Vt(t):t-Bt)};return r`
${t?r`<input
type="range"
aria-label=${n}
aria-valuetext=${a}
max=${this.length}
.value=${C(String(i))}
@input=${e=>{s(Number(K(e)))}}
@change=${e=>{o(Number(K(e)))}}
@keydown=${e=>{let t=getComputedStyle(this).direction===`rtl`,n=dt(e.key,e.shiftKey,this.frameMs,t);if(n===0)return;e.preventDefault();let r=Math.min(Math.max(0,Number(K(e))+n),this.length);s(r),o(r)}}
/>`:m}
<div class="time">
<label>${n}<input dir="ltr" autocomplete="off" .value=${C(a)} @change=${e=>{let t=ut(K(e));t===null?this.refuse(`redact.time`):o(t)}} /></label>
${this.here(e.here,t=>e.set(t+e.after))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.given=JSON.stringify(e),this.onChange(e)}};o([h({attribute:!1})],G.prototype,`clipId`,void 0),o([h({attribute:!1})],G.prototype,`lengthMs`,void 0),o([h({attribute:!1})],G.prototype,`frameMs`,void 0),o([h({attribute:!1})],G.prototype,`recipe`,void 0),o([h({attribute:!1})],G.prototype,`onChange`,void 0),o([i()],G.prototype,`nowMs`,void 0),o([i()],G.prototype,`refused`,void 0),o([i()],G.prototype,`steps`,void 0),o([i()],G.prototype,`pulled`,void 0);var Bt=.01,Vt=e=>e+1-Bt,K=e=>e.target.value,Ht=(e,t)=>JSON.stringify(e)===t,q=class extends G{constructor(...e){super(...e),this.selected=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:$e(this.drag,Wt(e))})},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}picture(){let e=this.recipe.whole;return r`
<svg
viewBox="0 0 ${w} ${w}"
preserveAspectRatio="none"
role="group"
aria-label=${this.app.localizer.text(`redact.boxes`)}
@pointerdown=${this.draw}
@pointermove=${this.move}
@pointerup=${this.end}
@pointercancel=${this.breakOff}
>
${e?.mode===`covered`?a`<path class="cover" fill-rule="evenodd" d=${rt(this.placeOf(`hole`))} />`:m}
${xt(this.recipe).map(e=>this.area(e))}
${this.drag?.target===null&&this.drag.to!==null?a`<path class="box" d=${D(this.drag.to)} />`:m}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=I(this.recipe,e);return t===null?null:Ye(t,this.nowMs)}put(e,t){this.change(Tt(this.recipe,e,this.nowMs,t))}added(e){let t=Ct(this.recipe,this.nowMs,e);return ht(t)||(this.selected=this.recipe.boxes.length),t}area(e){let t=this.placeOf(e);if(t===null)return m;let n=e===this.selected,r=n=>r=>{r.stopPropagation(),this.selected=e,this.begin(r,e,t,n)};return a`
<path
class="box ${n?`selected`:``} ${e}"
d=${D(t)}
role="button"
tabindex="0"
aria-pressed=${String(n)}
aria-label=${this.app.localizer.text(`redact.box_keys`,{name:this.nameOf(e)})}
@pointerdown=${r([])}
@click=${()=>{this.selected=e}}
@keydown=${n=>{this.key(n,e,t)}}
/>
${n?qe.map(e=>a`<path class="grip" d="M${t[e[0]]} ${t[e[1]]}h0" @pointerdown=${r(e)} />`):m}
`}begin(e,t,n,r){e.button===0&&(Ut(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:Wt(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=et(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};o([i()],q.prototype,`selected`,void 0),o([i()],q.prototype,`drag`,void 0);var Ut=({target:e})=>e.closest(`svg`),Wt=e=>{let{left:t,top:n,width:r,height:i}=Ut(e).getBoundingClientRect();return{x:(e.clientX-t)/r*w,y:(e.clientY-n)/i*w}},J=class extends q{constructor(...e){super(...e),this.label=``,this.moved=()=>{this.nowMs=this.player.currentMs,this.playedMs=this.player.lengthMs},this.undo=()=>{this.travel(Lt)},this.redo=()=>{this.travel(Rt)}}static{this.styles=[...q.styles,zt]}get isOpen(){return this.player.picture!==null}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):this.nowMs=Math.floor(t)}stop(){this.player.picture?.pause()}render(){let{text:e}=this.app.localizer,{past:t,future:n}=this.steps;return r`
<div class="stack">
<footage-guard-player .app=${this.app} .watched=${{clip_id:this.clipId}} .label=${this.label} .moved=${this.moved}>
${this.picture()}
</footage-guard-player>
${y(this.refused)} ${this.cut()} ${this.boxes()} ${this.whole()} ${this.sound()}
<div class="actions">
${this.button(e(`redact.undo`),this.undo,null,t.length>0)}
${this.button(e(`redact.redo`),this.redo,null,n.length>0)}
</div>
</div>
`}cut(){let{text:e}=this.app.localizer,{recipe:t,length:n}=this,{cut:i}=t,a=`at_ms`in i;return r`
<fieldset>
<legend>${e(`redact.part`)}</legend>
${a?this.time({label:`redact.at`,here:`redact.still_here`,ms:i.at_ms,after:1,set:e=>yt(t,e)},!0):r`
${this.span(i,e=>vt(t,e,n),!0)}
<p class="hint">${e(`redact.film_length`,{time:b(i.to_ms-i.from_ms)})}</p>
`}
${this.check(`redact.still`,a,e=>e?yt(t,this.stillMs()):bt(t,n))}
</fieldset>
`}stillMs(){let{cut:e}=this.recipe;return gt(`from_ms`in e&&!this.isOpen?e.from_ms:this.nowMs)}boxes(){let{text:e}=this.app.localizer;return r`
<fieldset>
<legend>${e(`redact.boxes`)}</legend>
<p class="hint">${e(`redact.boxes_hint`)}</p>
<ul class="rows">${this.recipe.boxes.map((e,t)=>r`<li class="card">${this.box(t)}</li>`)}</ul>
<div class="actions adding">${this.edit(`redact.add_box`,()=>this.added())}</div>
</fieldset>
`}box(e){let t=this.nameOf(e),n=this.selected===e;return r`
<div class="actions choice">
<button type="button" aria-expanded=${String(n)} @click=${()=>this.selected=n?null:e}>
${t}
</button>
${this.remover(t,()=>(this.selected=null,wt(this.recipe,e)))}
</div>
${n?this.details(e):m}
`}details(e){let{recipe:t}=this,{text:n}=this.app.localizer,i=I(t,e);return i===null?m:r`
${this.reason(e)} ${this.place(e)}
<p class="hint">${n(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,n=>L(t,e,n))}</div>
${i.keys.length>1?this.keys(e,i):m}
${this.span(i,n=>R(t,e,n))}
<div class="actions ${e===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>R(t,e,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return r`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let i=b(t);return r`<li class="actions choice">
${this.button(i,()=>{this.go(Vt(t))})} ${this.remover(i,()=>Et(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?r`<p class="hint">${t(`redact.not_here`)}</p>`:r`
<div class="sides">
${Ke.map(i=>r`<label>
${t(`redact.${i}`)}
<input type="number" min="0" max="100" step="any" .value=${C(String(tt(n[i])))} @change=${t=>{this.put(e,nt(n,i,Number.parseFloat(K(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:e}=this.app.localizer,t=Ot(this.recipe);return r`
<fieldset>
<legend>${e(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,ft,t,e=>(e===`hole`&&(this.selected=e),kt(this.recipe,e,this.nowMs)))}
${t===`pixelated`?r`<p class="hint">${e(`redact.pixelated_hint`)}</p>`:m}
${t===`none`?m:t===`hole`?this.details(t):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:e}=this.app.localizer,{recipe:t}=this,{audio:n,cut:i,mutes:a}=t;return r`
<fieldset>
<legend>${e(`redact.sound`)}</legend>
${`at_ms`in i?r`<p class="hint">${e(`redact.still_sound`)}</p>`:this.check(`redact.audio`,n,e=>At(t,e))}
${n?r`
<ul class="rows">${a.map((e,t)=>r`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>jt(t,e))}</div>
`:m}
</fieldset>
`}mute(e,t){let{recipe:n}=this,i=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return r`
<h4>${i}</h4>
${this.span(e,e=>z(n,t,e))}
${this.select(`redact.why`,`why`,st,e.why,e=>z(n,t,{why:e}))}
<div class="actions">${this.remover(i,()=>Mt(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,st,St(t,e),n=>Dt(t,e,n))}};o([h({attribute:!1})],J.prototype,`label`,void 0),o([e(`footage-guard-player`)],J.prototype,`player`,void 0),ne(`footage-guard-redaction-editor`,J);var Gt=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),Kt=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=x(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},qt=e=>{let{app:t,draft:n,request:i,mayEdit:a}=e,{text:o}=t.localizer;return r`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${o(`draft.step.footage`)}</h3>
${n.clips.length===0?r`<p class="hint">${o(`draft.no_clips`)}</p>`:m}
<ul class="rows">
${n.clips.map((t,n)=>r`<li class="card">${Yt(t,n,e)}</li>`)}
</ul>
${a&&i.matches.some(({clips:e})=>e.length>0)?r`<details>
<summary>${o(`draft.add`)}</summary>
${Jt(e)}
</details>`:m}
</section>
`},Jt=({app:e,draft:t,request:n,change:i})=>r`
<ul class="rows">
${Gt(n.matches).map(a=>r`<li>
<button
type="button"
@click=${()=>{i(ye(t,oe(a,n.request.scope)))}}
>
${Kt(a,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,Yt=(e,t,n)=>{let{app:i,draft:a,request:o,mayEdit:s,opened:l,open:u,change:d}=n,{text:f}=i.localizer,p=Gt(o.matches).find(({clip_id:t})=>t===e.clip_id),h=p===void 0?f(`draft.clip_elsewhere`):x(p.camera,i.info.cameras),g=l===t&&s;return r`
<h4 id="piece-${t}" dir="auto">${h}</h4>
${c(ke(e,p?.start??null,i.localizer,i.format))}
${s?r`<div class="actions">
<button
type="button"
aria-expanded=${String(g)}
aria-describedby="piece-${t}"
@click=${()=>{u(g?null:t)}}
>
${f(g?`draft.close`:`draft.edit`)}
</button>
<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{u(null),d(le(a,t))}}
>
${f(`draft.remove`)}
</button>
</div>`:m}
${g?r`<footage-guard-redaction-editor
.app=${i}
.clipId=${e.clip_id}
.lengthMs=${p?.lengthMs??0}
.label=${h}
.recipe=${e.redaction}
.onChange=${e=>{d(pe(a,t,e))}}
></footage-guard-redaction-editor>`:m}
`},Xt=(e,t,n)=>{let{text:i}=n.localizer,a=Ce(e,n.info.cameras,n.localizer,n.format);return r`
<section class="stack" aria-labelledby="result">
<h3 id="result">${i(`draft.step.result`)}</h3>
${t===0?m:u(i(`files.missing`,{count:n.format.number(t)}))}
<ul class="rows">
${a.files.map(({name:t,rows:i},a)=>r`<li class="card">
<h4>${t}</h4>
<footage-guard-player
.app=${n}
.watched=${{draft_id:e.draft_id,file:a+1}}
.label=${t}
></footage-guard-player>
${c(i)}
</li>`)}
</ul>
</section>
<section class="stack" aria-labelledby="leaves">
<h3 id="leaves">${i(`draft.step.leaves`)}</h3>
<h4>${i(`leaves.heading`)}</h4>
${Y(a.leaves)}
<h4>${i(`stays.heading`)}</h4>
${Y(a.stays)}
<h4>${i(`statement.heading`)}</h4>
${c(a.rows)}
<details>
<summary>${i(`statement.exact`)}</summary>
<pre dir="ltr">${a.exact}</pre>
</details>
</section>
`},Y=e=>e.length===0?m:r`<ul class="notes">
${e.map(e=>r`<li>${e}</li>`)}
</ul>`,Zt=({app:e,held:t,view:n,hasEdit:i,button:a,approve:o,drop:s})=>{let{text:c}=e.localizer,{request_id:l,version:u}=t.request,{votes:d}=n;return d===null&&!n.mayDecline?m:r`
<section class="stack" aria-labelledby="decide">
<h3 id="decide" tabindex="-1">${c(`draft.step.decide`)}</h3>
${n.mayDecline?r`<p>${c(`inbox.may_decline`)}</p>`:m}
${d===null?r`<p>${c(`decide.no_files`)}</p>`:r`<p role="status">${d.count} ${d.waitsFor}</p>
${Y(d.cast)}`}
${n.mayVote&&i?r`<p>${c(`decide.unsaved`)}</p>`:m}
<div class="actions choice">
${n.mayVote&&!i?a(`approve`,c(`draft.approve`),o):m}
${n.mayDecline?a(`decline`,c(`inbox.decline`),()=>e.api.ask(`requests/decline`,{request_id:l,version:u})):m}
</div>
${n.mayDrop?r`<p class="hint">${c(`drop.hint`)}</p>
<div class="actions">${a(`drop`,c(`drop.action`),s)}</div>`:m}
</section>
`},Qt=e=>{let{app:t,held:n,view:i,hasLink:a,collected:o,button:s,collect:c}=e,{text:l}=t.localizer,{draft_id:u,draft:d}=n.shown;return!i.mayVeto&&!i.mayRevoke?m:r`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${l(`out.heading`)}</h3>
${d.delivery===`link`&&!a?r`<p>${l(`out.link_gone`)}</p>`:m}
${i.mayCollect?r`
<p>${l(`collect.text`)}</p>
${o===null?m:rn(o,t)}
<div class="actions">${s(`collect`,l(`collect.prepare`),c)}</div>
`:m}
<p>${l(i.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${i.mayVeto?s(`veto`,l(`shares.veto`),()=>t.api.ask(`approval/veto`,{draft_id:u})):s(`revoke`,l(`shares.revoke`),()=>t.api.ask(`shares/revoke`,{share_id:u}))}
</div>
</section>
`},$t=(e,t,n)=>{let{text:i}=t.localizer;return e?.url==null?m:r`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${i(`once.heading`)}</h3>
${u(i(`once.never_again`),!0)} ${en(i(`once.link`),e.url,t)}
${e.access_code===null?m:r`${en(i(`terms.access_code`),e.access_code,t)}
<p class="hint">${i(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${n}>${i(`once.done`)}</button></div>
</section>
`},en=(e,t,{localizer:{text:n}})=>r`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${tn} /></label>
<div class="actions">
<button type="button" @click=${e=>void nn(e,t,n(`once.copied`),n(`once.copy_by_hand`))}>
${n(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,tn=e=>{e.target.select()},nn=async(e,t,n,r)=>{let i=e.currentTarget.parentElement,a=i?.querySelector(`[role=status]`),{clipboard:o}=navigator;try{if(o===void 0)throw Error(`none`);await o.writeText(t),a&&(a.textContent=n)}catch{i?.previousElementSibling?.querySelector(`input`)?.select(),a&&(a.textContent=r)}},rn=(e,t)=>{let{text:n}=t.localizer,i=t.format.duration(e.lasts_s*1e3);return r`
${u(n(`collect.ready`,{lasts:i}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${n(`collect.download`,{name:e.name})}</a>
</div>
`},an=e=>{let{draft:t,held:n,app:i,change:a}=e,{text:o}=i.localizer,{public_links:s}=n.policy.policy,{timeZone:c}=i.format;return r`
${on(e)}
${X(o(`terms.sender`),t.sender??``,e=>{a({...t,sender:e})},{most:80,hint:o(`form.sender_hint`)})}
<label>
${o(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${t.purpose} @input=${Q(e=>{a({...t,purpose:e})})}></textarea>
</label>
${cn(o(`request.basis`),me.map(e=>[e,o(`basis.name.${e}`)]),t.legal_basis,e=>{a({...t,legal_basis:e})})}
<p class="hint">${g(t.legal_basis,i.localizer)}</p>
<fieldset class="stack">
<legend>${o(`terms.delivery`)}</legend>
${_e.filter(e=>e!==`link`||s||t.delivery===`link`).map(e=>Z(`delivery`,o(`delivery.${e}`),o(`delivery.${e}.means`),e===t.delivery,()=>{a(se(t,e))}))}
${s?m:u(o(`form.links_off`))}
</fieldset>
${t.delivery===`age_file`?X(o(`form.key`),t.age_recipient??``,e=>{a(ge(t,e))},{most:62,hint:o(`form.key_hint`)}):m}
${X(o(`terms.not_after`),t.not_after===void 0?``:be(t.not_after,c),e=>{let n=xe(e,c);n!==null&&a({...t,not_after:n})},{type:`datetime-local`})}
${t.delivery===`link`?sn(e):m}
<p class="hint">${o(`form.metadata`)}</p>
`},on=({draft:e,held:t,app:n,change:i})=>{let{text:a}=n.localizer,{recipient:o}=e,{request:s}=t.request,c=t=>()=>{i(ue(e,t))};return r`
<fieldset class="stack">
<legend>${a(`terms.recipient`)}</legend>
${ae(s)?Z(`recipient`,a(`form.asked`),f({channel:s.channel,...s.requester},n.localizer),o===void 0,c(null)):m}
${Z(`recipient`,a(`form.another`),``,o!==void 0,c(o??{name:``,organisation:``,level:0,method:``}))}
${o===void 0?m:r`
${X(a(`form.name`),o.name??``,e=>{c({...o,name:e})()},{most:80})}
${X(a(`form.organization`),o.organisation??``,e=>{c({...o,organisation:e})()},{most:80})}
${cn(a(`form.known`),de.map(([,e])=>[e,a(`way.${e||`none`}`)]),o.level===0?``:o.method,e=>{c(he(o,e))()})}
`}
</fieldset>
`},sn=({draft:e,held:t,app:n,change:i})=>{let{text:a}=n.localizer,o=t.policy.policy.max_downloads;return r`
${X(a(`form.downloads`,{most:n.format.number(o)}),String(e.max_downloads??1),t=>{i({...e,max_downloads:Math.trunc(Number(t))})},{type:`number`,most:o})}
${Z(``,a(`terms.access_code`),a(`form.code_hint`),e.access_code===!0,t=>{i({...e,access_code:t,hand_over:t&&e.hand_over===!0})})}
${Z(``,a(`terms.stream_only`),a(`form.stream_hint`),e.stream_only===!0,t=>{i({...e,stream_only:t})})}
${t.request.request.proposal?.hand_over===!0?Z(``,a(`terms.hand_over`),a(`form.hand_over_hint`),e.hand_over===!0,t=>{i(ce(e,t))}):m}
`},X=(e,t,n,{type:i=`text`,most:a,hint:o})=>r`
<label>
${e}
<input
type=${i}
dir="auto"
autocomplete="off"
min=${i===`number`?1:m}
max=${i===`number`?a:m}
maxlength=${a??m}
.value=${t}
@input=${i===`text`?Q(n):m}
@change=${i===`text`?m:Q(n)}
/>
${o===void 0?m:r`<span class="hint">${o}</span>`}
</label>
`,cn=(e,t,n,i)=>r`
<label>
${e}
<select @change=${Q(i)}>
${t.map(([e,t])=>r`<option value=${e} .selected=${e===n}>${t}</option>`)}
</select>
</label>
`,Z=(e,t,n,i,a)=>r`
<label class="option">
<input
type=${e===``?`checkbox`:`radio`}
name=${e||m}
.checked=${i}
@change=${e=>{a(e.target.checked)}}
/>
<span>${t}${n===``?m:r`<span class="hint" dir="auto">${n}</span>`}</span>
</label>
`,Q=e=>t=>{e(t.target.value)},ln=3e3,$=class extends _{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.missing=null,this.released=null,this.collected=null,this.endHearing=null,this.held=this.watch(({api:e})=>Se(e,this.draftId)),this.button=(e,t,n)=>r`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.keep=e=>{(this.edit!==null||this.released?.url!=null)&&e.preventDefault()},this.forgetLink=()=>{this.released=null,this.keepFocus(`out`)}}static{this.styles=[..._.styles,We]}connectedCallback(){super.connectedCallback(),this.timer=setInterval(this.look,ln),window.addEventListener(`beforeunload`,this.keep)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),window.removeEventListener(`beforeunload`,this.keep),this.endHearing?.().catch(()=>void 0),this.endHearing=null}render(){let{text:e}=this.app.localizer,t=this.held.loaded;return r`
<div class="stack">
<h2 id="top" tabindex="-1">${e(`draft.heading`)}</h2>
${ie(t,this.app,e=>this.page(e))}
${t.kind===`failed`&&t.problem.code===`statement_changed`?r`<div class="actions">${this.button(`drop`,e(`drop.action`),()=>this.drop())}</div>`:m}
</div>
`}page(e){let{app:t,heard:n,missing:i}=this,a=Ue(e.shown,n?.shown===e.shown?n.job:null),o=Ie({shown:a,people:e.people,personId:t.personId,isLockedDown:t.info.is_locked_down},t.localizer,t.format),s=this.edit?.draft??a.draft,c=this.unsaved(e,o),l=c===null?m:this.changes(e,o,c),u=f({channel:e.request.request.channel,...e.request.request.requester},t.localizer);return r`
<p>
<a href=${t.path({page:`request`,id:a.request_id})}>
${t.localizer.text(`draft.for`)} <bdi>${u}</bdi></a
>
</p>
<p role="status">${o.where}</p>
${this.trouble()} ${$t(this.released,t,this.forgetLink)} ${Qt({app:t,held:e,view:o,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(e)})}
${c===`edit.unsaved`?m:l} ${this.footage(e,o,s)} ${this.terms(e,o,s)}
${c===`edit.unsaved`?l:m} ${this.files(e,o)} ${a.statement===null?m:Xt(a.statement,i?.of===a.statement_sha256?i.count:0,t)}
${Zt({app:t,held:e,view:o,hasEdit:this.edit!==null,button:this.button,approve:()=>this.approve(e),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:t}=this;if(e===null)return y(null);let n=ve(e,t.localizer,t.say);return n.length===0?y(t.say(e)):r`<div role="alert">
<div class="notice">
<p>${t.localizer.text(`form.refused`)}</p>
<ul class="notes">
${n.map(e=>r`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&fe(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(e,t,n){let{text:i}=this.app.localizer,a=n===`edit.conflict`;return u(r`<p>${i(n)}</p>
<div class="actions choice">
${t.mayEdit?this.button(`save`,i(a?`edit.mine`:`edit.save`),()=>this.save(e)):m}
${this.button(`drop-edit`,i(a?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return qt({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(e,t,n){let{text:i}=this.app.localizer;return t.mayEdit?r`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${i(`draft.step.terms`)}</h3>
${an({draft:n,held:e,app:this.app,change:t=>{this.change(e,t)}})}
</section>
`:m}files(e,t){let{text:n}=this.app.localizer,{job:i}=t;return e.shown.state===`drafted`?r`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${n(`draft.step.files`)}</h3>
<p class="hint">${n(`files.text`)}</p>
${i===null?m:i.isUnderWay?re(i.label,i.percent):u(i.label,!0)}
${i?.problem==null?m:r`<p>${this.app.say({code:i.problem,values:{}})}</p>`}
<div class="actions">
${t.mayMake&&(this.edit===null||fe(this.edit,e.shown)===`plain`)?this.button(`make`,n(i===null?this.edit===null?`files.make`:`files.save_make`:`files.again`),()=>this.make(e)):m}
${i?.needsUnlock===!0?this.button(`unlock`,n(`vault.unlock`),()=>this.app.unlock()):m}
${i?.isUnderWay===!0||i?.needsUnlock===!0?this.button(`stop`,n(`files.stop`),()=>this.write(e.shown.draft,e.shown.version)):m}
</div>
</section>
`:m}async press(e,t,n){let r=e.currentTarget.closest(`section`);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.keepFocus(r?.getAttribute(`aria-labelledby`)??``)}async keepFocus(e){await this.updateComplete;let t=this.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:n.id!==`link`})}change(e,t){this.edit={draft:t,base:this.edit?.base??e.shown},this.keepFocus(`footage`)}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}async make(e){let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(s(e).code!==`vault_locked`||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&(await this.held.reload(),this.missing={count:e.missing,of:this.shown?.statement_sha256??null})}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:e}){let{app:t,draftId:n}=this,{text:i}=t.localizer,{statement:a,statement_sha256:o}=e;if(a===null)return;let s=Ce(a,t.info.cameras,t.localizer,t.format);await t.prove({heading:i(`draft.approve`),text:r`<p>${i(`approve.text`)}</p>
${Y(s.leaves)} ${c(s.rows)}`,action:i(`draft.approve`),mayUseCode:!0,run:async e=>{let r=await t.api.prove(`approval/approve`,{draft_id:n},o,e);`share_id`in r&&(this.released=r)}})}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};o([h()],$.prototype,`draftId`,void 0),o([i()],$.prototype,`edit`,void 0),o([i()],$.prototype,`opened`,void 0),o([i()],$.prototype,`heard`,void 0),o([i()],$.prototype,`missing`,void 0),o([i()],$.prototype,`released`,void 0),o([i()],$.prototype,`collected`,void 0),ne(`footage-guard-draft`,$);export{$ as DraftPage};