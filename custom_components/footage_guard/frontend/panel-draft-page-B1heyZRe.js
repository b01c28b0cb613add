import{A as e,C as t,D as n,E as r,F as i,M as a,N as o,O as s,P as c,S as l,a as u,b as d,d as f,f as p,g as m,j as h,l as g,o as ee,p as _,r as te,s as v,u as ne,v as re,w as ie,x as y}from"./panel-frame-BuHB1jwe.js";import{a as ae,c as oe,d as se,f as ce,g as le,h as ue,i as de,l as fe,m as pe,n as me,o as he,p as ge,r as _e,s as ve,t as b,u as ye}from"./panel-player-BBcg9CAc.js";import{n as be,t as xe}from"./panel-home-time-5QPrMwIE.js";var Se=(e,t)=>{let n=null,r=``,i=async t=>{let[n,r,i]=await Promise.all([e.ask(`requests/get`,{request_id:t}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:i}};return{load:async()=>{let a=await e.ask(`draft/get`,{draft_id:t}),o=`${a.state} ${String(a.version)} ${String(a.votes.length)}`;o!==r&&(n=null),r=o;try{return{shown:a,...await(n??=i(a.request_id))}}catch(e){throw n=null,e}},listen:t=>e.listen(`requests/subscribe`,{},()=>{n=null,t()})}},x=(e,t)=>t.find(t=>t.camera===e)?.title??e,Ce=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>we(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:Ee(e,n,r),exact:JSON.stringify(e,null,2)}},we=(e,t,{text:n},r)=>({name:e.name,rows:[[n(`file.camera`),x(e.camera,t)],[n(`file.time`),Te(e.start,e.end,n,r)],[n(`request.length`),r.duration(Date.parse(e.end)-Date.parse(e.start))],[n(`file.sound`),n(e.audio?`file.with_sound`:`file.no_sound`)],[n(`file.size`),r.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}),Te=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),Ee=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),u(i.level,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),te(e.legal_basis,t)],[r(`terms.delivery`),Oe(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),e.share_origin]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),s(a.hand_over)]]:[],[r(`terms.wait`),De(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},De=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},Oe=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,ke=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Ae(i,t,n,r)],[n(`piece.hidden`),Me(i,n,r)],[n(`file.sound`),Ne(i,n,r)]]},Ae=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:je(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${b(i)} – ${b(a)}`:Te(S(t,i),S(t,a),n,r),length:r.duration(a-i)})},je=(e,t,n)=>{if(t===null)return b(e);let r=S(t,e);return`${n.day(r)} ${n.time(r)}`},S=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Me=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Ne=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),Pe={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},Fe=new Set([`edit`,`vote`]),Ie=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>Pe[r.state].includes(e)&&!(i&&Fe.has(e)),s=r.state===`drafted`&&r.job!==null?Ve(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:Le(r,t,n),mayEdit:o(`edit`),editVoids:r.state!==`drafted`,mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&!i,votes:r.statement===null?null:Re(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},Le=({state:e,live_from:t},{text:n},r)=>n(`draft.is.${e}`,t===null?{}:{live:r.moment(t)}),Re=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t})=>t===e)?.name??n(`draft.somebody`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>ze(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},ze=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},Be={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},Ve=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?He(e,t,n):t(Be[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),He=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},Ue=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},We=c`
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
`,C=f(class extends p{constructor(e){
/**
* @license
* Copyright 2020 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
if(super(e),e.type!==_.PROPERTY&&e.type!==_.ATTRIBUTE&&e.type!==_.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!ne(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(t,[n]){if(n===h||n===e)return n;let r=t.element,i=t.name;if(t.type===_.PROPERTY){if(n===r[i])return h}else if(t.type===_.BOOLEAN_ATTRIBUTE){if(!!n===r.hasAttribute(i))return h}else if(t.type===_.ATTRIBUTE&&r.getAttribute(i)===n+``)return h;return g(t),n}}),w=1e6,T=1e4,Ge=5e3,Ke=[`left`,`top`,`right`,`bottom`],qe=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],Je={ArrowLeft:[-5e3,0],ArrowRight:[Ge,0],ArrowUp:[0,-5e3],ArrowDown:[0,Ge]},Ye=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return D(e=>o.area[e]+(a.area[e]-o.area[e])*s)},Xe=(e,t)=>D(n=>(O(n)===t?Math.ceil:Math.floor)(e[n])),Ze=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=A(Math.round(t),-r,w-a),c=A(Math.round(n),-i,w-o);return D(t=>e[t]+(k(t)?s:c))},Qe=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=k(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:O(t)?A(l,0,Math.max(s,c-T)):A(l,Math.min(c,s+T),w)}},$e=(e,t,n,r)=>t.reduce((t,i)=>Qe(t,i,e[i]+(k(i)?n:r)),e),et=({area:e,grip:t,from:n},r)=>{if(e===null)return at(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?Ze(e,i,a):$e(e,t,i,a)},tt=(e,t,n)=>{let r=Je[t];return r===void 0?null:n?$e(e,[`right`,`bottom`],...r):Ze(e,...r)},nt=e=>Math.round(e/1e3)/10,rt=(e,t,n)=>Number.isFinite(n)?Qe(e,t,n*w/100):e,it=e=>`M0 0H${String(w)}V${String(w)}H0Z${e===null?``:E(e)}`,E=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,at=(e,t)=>{let n=(e,t)=>[e,t].map(ot).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<T||o-a<T?null:{left:r,top:a,right:i,bottom:o}},D=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),O=e=>e===`left`||e===`top`,k=e=>e===`left`||e===`right`,A=(e,t,n)=>Math.min(Math.max(e,t),n),ot=e=>A(Math.round(e),0,w),st=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],ct=864e5,lt=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,ut=e=>{let t=lt.exec(e.trim());if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},dt=(e,t,n,r)=>{let i=r?`ArrowLeft`:`ArrowRight`,a=r?`ArrowRight`:`ArrowLeft`,o=Math.max(1,Math.round(t?1e3:n));return e===i||e===`ArrowUp`?o:e===a||e===`ArrowDown`?-o:0},j={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},ft=[`none`,`covered`,`hole`,`pixelated`],pt={left:w/4,top:w/4,right:w*3/4,bottom:w*3/4},mt={left:w*.4,top:w*.4,right:w*.6,bottom:w*.6},M=1e3,N=`other`,P={why:`redact.order`,most:0},F=e=>({why:`redact.too_many`,most:e}),ht=e=>`most`in e,gt=e=>e+1,_t=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?gt(e.at_ms):e.to_ms),vt=(e,t,n)=>{let r={...Nt(e,n),...Pt(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:P},yt=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),bt=(e,t)=>({...e,cut:Nt(e,t)}),xt=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],I=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,St=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??N,Ct=(e,t,n=mt)=>e.boxes.length>=j.boxes?F(j.boxes):V(e)>=j.keysInAll?F(j.keysInAll):{...e,boxes:[...e.boxes,{track:Ft(t,n),why:N}]},wt=(e,t)=>({...e,boxes:H(e.boxes,t)}),Tt=(e,t,n,r)=>{let i=I(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?L(e,t,n,r):B(e,t,{...i,keys:[{...a,area:r}]})},L=(e,t,n,r=null)=>{let i=I(e,t),a=r??(i===null?null:Ye({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=j.keys)return F(j.keys);if(o.length===i.keys.length&&V(e)>=j.keysInAll)return F(j.keysInAll);let s=[...o,{at_ms:n,area:Xe(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return B(e,t,{...i,keys:s})},Et=(e,t,n)=>{let r=I(e,t);return r===null||r.keys.length<2?e:B(e,t,{...r,keys:H(r.keys,n)})},R=(e,t,n)=>{let r=I(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?P:B(e,t,i)},Dt=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:U(e.boxes,t,{why:n})},Ot=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,kt=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=St(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:V(e)>=j.keysInAll?F(j.keysInAll):{...e,whole:{mode:`covered`,hole:Ft(n,pt),why:r}}},At=(e,t)=>({...e,audio:t,mutes:t?e.mutes:[]}),jt=(e,t)=>{if(e.mutes.length>=j.mutes)return F(j.mutes);let n=Math.min(t,ct-M);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+M,why:N}]}},z=(e,t,n)=>{let r=U(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:P},Mt=(e,t)=>({...e,mutes:H(e.mutes,t)}),Nt=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+M,t))}:e,Pt=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),Ft=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),B=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:U(e.boxes,t,{track:n})},V=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),H=(e,t)=>e.filter((e,n)=>n!==t),U=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),It={past:[],future:[]},Lt=({past:e},t)=>({past:[...e,t].slice(-100),future:[]}),Rt=({past:e,future:t},n)=>{let r=e.at(-1);return r===void 0?null:[r,{past:e.slice(0,-1),future:[n,...t]}]},zt=({past:e,future:t},n)=>{let[r,...i]=t;return r===void 0?null:[r,{past:[...e,n],future:i}]},Bt=c`
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
`,W=class extends v{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.frameMs=40,this.onChange=()=>void 0,this.nowMs=0,this.refused=null,this.steps=It,this.playedMs=0,this.pulled=null,this.given=``}get length(){return _t(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){e.has(`recipe`)&&!Ut(this.recipe,this.given)&&(this.steps=It,this.refused=null)}change(e){ht(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=Lt(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(t,n,r=null,i=!0){return a`<button
type="button"
aria-label=${r??e}
aria-disabled=${i?e:`true`}
@click=${n}
>
${t}
</button>`}edit(e,t){return this.button(this.app.localizer.text(e),()=>{this.change(t())})}here(e,t){return this.edit(e,()=>this.isOpen?t(this.nowMs):{why:`redact.not_open`,most:0})}remover(e,t){let{text:n}=this.app.localizer;return this.button(n(`redact.remove`),({target:e})=>{let n=e.closest(`fieldset`);this.change(t()),setTimeout(()=>{this.shadowRoot?.activeElement===null&&n?.querySelector(`.adding button`)?.focus()})},n(`redact.remove_what`,{what:e}))}check(e,t,n){return a`
<label class="check">
<input type="checkbox" .checked=${C(t)} @change=${({target:e})=>{this.change(n(e.checked))}} />
${this.app.localizer.text(e)}
</label>
`}select(e,t,n,r,i){let{text:o}=this.app.localizer;return a`
<label>
${o(e)}
<select @change=${e=>{this.change(i(G(e)))}}>
${n.map(e=>a`<option value=${e} .selected=${C(e===r)}>${o(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,r=!1){let i={label:`redact.start`,here:`redact.start_here`,after:0},o={label:`redact.end`,here:`redact.end_here`,after:1};return a`
${this.time({...i,ms:e,set:e=>n({from_ms:e})},r)}
${this.time({...o,ms:t,set:e=>n({to_ms:e})},r)}
`}time(t,n){let r=this.app.localizer.text(t.label),i=n&&this.pulled?.label===t.label?this.pulled.ms:t.ms,o=i===null?``:b(i),s=e=>{this.pulled=null,this.change(t.set(e))},c=e=>{this.pulled={label:t.label,ms:e},this.go(t.after===0?Ht(e):e-Vt)};return a`
${n?a`<input
type="range"
aria-label=${r}
aria-valuetext=${o}
max=${this.length}
.value=${C(String(i))}
@input=${e=>{c(Number(G(e)))}}
@change=${e=>{s(Number(G(e)))}}
@keydown=${e=>{let t=getComputedStyle(this).direction===`rtl`,n=dt(e.key,e.shiftKey,this.frameMs,t);if(n===0)return;e.preventDefault();let r=Math.min(Math.max(0,Number(G(e))+n),this.length);c(r),s(r)}}
/>`:e}
<div class="time">
<label>${r}<input dir="ltr" autocomplete="off" .value=${C(o)} @change=${e=>{let t=ut(G(e));t===null?this.refuse(`redact.time`):s(t)}} /></label>
${this.here(t.here,e=>t.set(e+t.after))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.given=JSON.stringify(e),this.onChange(e)}};m([s({attribute:!1})],W.prototype,`clipId`,void 0),m([s({attribute:!1})],W.prototype,`lengthMs`,void 0),m([s({attribute:!1})],W.prototype,`frameMs`,void 0),m([s({attribute:!1})],W.prototype,`recipe`,void 0),m([s({attribute:!1})],W.prototype,`onChange`,void 0),m([n()],W.prototype,`nowMs`,void 0),m([n()],W.prototype,`refused`,void 0),m([n()],W.prototype,`steps`,void 0),m([n()],W.prototype,`pulled`,void 0);var Vt=.01,Ht=e=>e+1-Vt,G=e=>e.target.value,Ut=(e,t)=>JSON.stringify(e)===t,K=class extends W{constructor(...e){super(...e),this.selected=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:et(this.drag,Gt(e))})},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}picture(){let t=this.recipe.whole;return a`
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
${t?.mode===`covered`?o`<path class="cover" fill-rule="evenodd" d=${it(this.placeOf(`hole`))} />`:e}
${xt(this.recipe).map(e=>this.area(e))}
${this.drag?.target===null&&this.drag.to!==null?o`<path class="box" d=${E(this.drag.to)} />`:e}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=I(this.recipe,e);return t===null?null:Ye(t,this.nowMs)}put(e,t){this.change(Tt(this.recipe,e,this.nowMs,t))}added(e){let t=Ct(this.recipe,this.nowMs,e);return ht(t)||(this.selected=this.recipe.boxes.length),t}area(t){let n=this.placeOf(t);if(n===null)return e;let r=t===this.selected,i=e=>r=>{r.stopPropagation(),this.selected=t,this.begin(r,t,n,e)};return o`
<path
class="box ${r?`selected`:``} ${t}"
d=${E(n)}
role="button"
tabindex="0"
aria-pressed=${String(r)}
aria-label=${this.app.localizer.text(`redact.box_keys`,{name:this.nameOf(t)})}
@pointerdown=${i([])}
@click=${()=>{this.selected=t}}
@keydown=${e=>{this.key(e,t,n)}}
/>
${r?qe.map(e=>o`<path class="grip" d="M${n[e[0]]} ${n[e[1]]}h0" @pointerdown=${i(e)} />`):e}
`}begin(e,t,n,r){e.button===0&&(Wt(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:Gt(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=tt(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};m([n()],K.prototype,`selected`,void 0),m([n()],K.prototype,`drag`,void 0);var Wt=({target:e})=>e.closest(`svg`),Gt=e=>{let{left:t,top:n,width:r,height:i}=Wt(e).getBoundingClientRect();return{x:(e.clientX-t)/r*w,y:(e.clientY-n)/i*w}},q=class extends K{constructor(...e){super(...e),this.label=``,this.moved=()=>{this.nowMs=this.player.currentMs,this.playedMs=this.player.lengthMs},this.undo=()=>{this.travel(Rt)},this.redo=()=>{this.travel(zt)}}static{this.styles=[...K.styles,Bt]}get isOpen(){return this.player.picture!==null}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):this.nowMs=Math.floor(t)}stop(){this.player.picture?.pause()}render(){let{text:e}=this.app.localizer,{past:t,future:n}=this.steps;return a`
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
`}cut(){let{text:e}=this.app.localizer,{recipe:t,length:n}=this,{cut:r}=t,i=`at_ms`in r;return a`
<fieldset>
<legend>${e(`redact.part`)}</legend>
${i?this.time({label:`redact.at`,here:`redact.still_here`,ms:r.at_ms,after:1,set:e=>yt(t,e)},!0):a`
${this.span(r,e=>vt(t,e,n),!0)}
<p class="hint">${e(`redact.film_length`,{time:b(r.to_ms-r.from_ms)})}</p>
`}
${this.check(`redact.still`,i,e=>e?yt(t,this.stillMs()):bt(t,n))}
</fieldset>
`}stillMs(){let{cut:e}=this.recipe;return gt(`from_ms`in e&&!this.isOpen?e.from_ms:this.nowMs)}boxes(){let{text:e}=this.app.localizer;return a`
<fieldset>
<legend>${e(`redact.boxes`)}</legend>
<p class="hint">${e(`redact.boxes_hint`)}</p>
<ul class="rows">${this.recipe.boxes.map((e,t)=>a`<li class="card">${this.box(t)}</li>`)}</ul>
<div class="actions adding">${this.edit(`redact.add_box`,()=>this.added())}</div>
</fieldset>
`}box(t){let n=this.nameOf(t),r=this.selected===t;return a`
<div class="actions choice">
<button type="button" aria-expanded=${String(r)} @click=${()=>this.selected=r?null:t}>
${n}
</button>
${this.remover(n,()=>(this.selected=null,wt(this.recipe,t)))}
</div>
${r?this.details(t):e}
`}details(t){let{recipe:n}=this,{text:r}=this.app.localizer,i=I(n,t);return i===null?e:a`
${this.reason(t)} ${this.place(t)}
<p class="hint">${r(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,e=>L(n,t,e))}</div>
${i.keys.length>1?this.keys(t,i):e}
${this.span(i,e=>R(n,t,e))}
<div class="actions ${t===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>R(n,t,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return a`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let r=b(t);return a`<li class="actions choice">
${this.button(r,()=>{this.go(Ht(t))})} ${this.remover(r,()=>Et(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?a`<p class="hint">${t(`redact.not_here`)}</p>`:a`
<div class="sides">
${Ke.map(r=>a`<label>
${t(`redact.${r}`)}
<input type="number" min="0" max="100" step="any" .value=${C(String(nt(n[r])))} @change=${t=>{this.put(e,rt(n,r,Number.parseFloat(G(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:t}=this.app.localizer,n=Ot(this.recipe);return a`
<fieldset>
<legend>${t(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,ft,n,e=>(e===`hole`&&(this.selected=e),kt(this.recipe,e,this.nowMs)))}
${n===`pixelated`?a`<p class="hint">${t(`redact.pixelated_hint`)}</p>`:e}
${n===`none`?e:n===`hole`?this.details(n):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:t}=this.app.localizer,{recipe:n}=this,{audio:r,cut:i,mutes:o}=n;return a`
<fieldset>
<legend>${t(`redact.sound`)}</legend>
${`at_ms`in i?a`<p class="hint">${t(`redact.still_sound`)}</p>`:this.check(`redact.audio`,r,e=>At(n,e))}
${r?a`
<ul class="rows">${o.map((e,t)=>a`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>jt(n,e))}</div>
`:e}
</fieldset>
`}mute(e,t){let{recipe:n}=this,r=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return a`
<h4>${r}</h4>
${this.span(e,e=>z(n,t,e))}
${this.select(`redact.why`,`why`,st,e.why,e=>z(n,t,{why:e}))}
<div class="actions">${this.remover(r,()=>Mt(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,st,St(t,e),n=>Dt(t,e,n))}};m([s({attribute:!1})],q.prototype,`label`,void 0),m([r(`footage-guard-player`)],q.prototype,`player`,void 0),i(`footage-guard-redaction-editor`,q);var Kt=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),qt=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=x(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},Jt=t=>{let{app:n,draft:r,request:i,mayEdit:o}=t,{text:s}=n.localizer;return a`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${s(`draft.step.footage`)}</h3>
${r.clips.length===0?a`<p class="hint">${s(`draft.no_clips`)}</p>`:e}
<ul class="rows">
${r.clips.map((e,n)=>a`<li class="card">${Xt(e,n,t)}</li>`)}
</ul>
${o&&i.matches.some(({clips:e})=>e.length>0)?a`<details>
<summary>${s(`draft.add`)}</summary>
${Yt(t)}
</details>`:e}
</section>
`},Yt=({app:e,draft:t,request:n,change:r})=>a`
<ul class="rows">
${Kt(n.matches).map(i=>a`<li>
<button
type="button"
@click=${()=>{r(ye(t,oe(i,n.request.scope)))}}
>
${qt(i,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,Xt=(t,n,r)=>{let{app:i,draft:o,request:s,mayEdit:c,opened:l,open:u,change:f}=r,{text:p}=i.localizer,m=Kt(s.matches).find(({clip_id:e})=>e===t.clip_id),h=m===void 0?p(`draft.clip_elsewhere`):x(m.camera,i.info.cameras),g=l===n&&c;return a`
<h4 id="piece-${n}" dir="auto">${h}</h4>
${d(ke(t,m?.start??null,i.localizer,i.format))}
${c?a`<div class="actions">
<button
type="button"
aria-expanded=${String(g)}
aria-describedby="piece-${n}"
@click=${()=>{u(g?null:n)}}
>
${p(g?`draft.close`:`draft.edit`)}
</button>
<button
type="button"
aria-describedby="piece-${n}"
@click=${()=>{u(null),f(le(o,n))}}
>
${p(`draft.remove`)}
</button>
</div>`:e}
${g?a`<footage-guard-redaction-editor
.app=${i}
.clipId=${t.clip_id}
.lengthMs=${m?.lengthMs??0}
.label=${h}
.recipe=${t.redaction}
.onChange=${e=>{f(pe(o,n,e))}}
></footage-guard-redaction-editor>`:e}
`},Zt=(n,r,i)=>{let{text:o}=i.localizer,s=Ce(n,i.info.cameras,i.localizer,i.format);return a`
<section class="stack" aria-labelledby="result">
<h3 id="result">${o(`draft.step.result`)}</h3>
${r===0?e:t(o(`files.missing`,{count:i.format.number(r)}))}
<ul class="rows">
${s.files.map(({name:e,rows:t},r)=>a`<li class="card">
<h4>${e}</h4>
<footage-guard-player
.app=${i}
.watched=${{draft_id:n.draft_id,file:r+1}}
.label=${e}
></footage-guard-player>
${d(t)}
</li>`)}
</ul>
</section>
<section class="stack" aria-labelledby="leaves">
<h3 id="leaves">${o(`draft.step.leaves`)}</h3>
<h4>${o(`leaves.heading`)}</h4>
${J(s.leaves)}
<h4>${o(`stays.heading`)}</h4>
${J(s.stays)}
<h4>${o(`statement.heading`)}</h4>
${d(s.rows)}
<details>
<summary>${o(`statement.exact`)}</summary>
<pre dir="ltr">${s.exact}</pre>
</details>
</section>
`},J=t=>t.length===0?e:a`<ul class="notes">
${t.map(e=>a`<li>${e}</li>`)}
</ul>`,Qt=({app:t,held:n,view:r,hasEdit:i,button:o,approve:s,drop:c})=>{let{text:l}=t.localizer,{request_id:u,version:d}=n.request,{votes:f}=r;return f===null&&!r.mayDecline?e:a`
<section class="stack" aria-labelledby="decide">
<h3 id="decide" tabindex="-1">${l(`draft.step.decide`)}</h3>
${r.mayDecline?a`<p>${l(`inbox.may_decline`)}</p>`:e}
${f===null?a`<p>${l(`decide.no_files`)}</p>`:a`<p role="status">${f.count} ${f.waitsFor}</p>
${J(f.cast)}`}
${r.mayVote&&i?a`<p>${l(`decide.unsaved`)}</p>`:e}
<div class="actions choice">
${r.mayVote&&!i?o(`approve`,l(`draft.approve`),s):e}
${r.mayDecline?o(`decline`,l(`inbox.decline`),()=>t.api.ask(`requests/decline`,{request_id:u,version:d})):e}
</div>
${r.mayDrop?a`<p class="hint">${l(`drop.hint`)}</p>
<div class="actions">${o(`drop`,l(`drop.action`),c)}</div>`:e}
</section>
`},$t=t=>{let{app:n,held:r,view:i,hasLink:o,collected:s,button:c,collect:l}=t,{text:u}=n.localizer,{draft_id:d,draft:f}=r.shown;return!i.mayVeto&&!i.mayRevoke?e:a`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${u(`out.heading`)}</h3>
${f.delivery===`link`&&!o?a`<p>${u(`out.link_gone`)}</p>`:e}
${i.mayCollect?a`
<p>${u(`collect.text`)}</p>
${s===null?e:rn(s,n)}
<div class="actions">${c(`collect`,u(`collect.prepare`),l)}</div>
`:e}
<p>${u(i.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${i.mayVeto?c(`veto`,u(`shares.veto`),()=>n.api.ask(`approval/veto`,{draft_id:d})):c(`revoke`,u(`shares.revoke`),()=>n.api.ask(`shares/revoke`,{share_id:d}))}
</div>
</section>
`},en=(n,r,i)=>{let{text:o}=r.localizer;return n?.url==null?e:a`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${o(`once.heading`)}</h3>
${t(o(`once.never_again`),!0)} ${Y(o(`once.link`),n.url,r)}
${n.access_code===null?e:a`${Y(o(`terms.access_code`),n.access_code,r)}
<p class="hint">${o(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${i}>${o(`once.done`)}</button></div>
</section>
`},Y=(e,t,{localizer:{text:n}})=>a`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${tn} /></label>
<div class="actions">
<button type="button" @click=${e=>void nn(e,t,n(`once.copied`),n(`once.copy_by_hand`))}>
${n(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,tn=e=>{e.target.select()},nn=async(e,t,n,r)=>{let i=e.currentTarget.parentElement,a=i?.querySelector(`[role=status]`),{clipboard:o}=navigator;try{if(o===void 0)throw Error(`none`);await o.writeText(t),a&&(a.textContent=n)}catch{i?.previousElementSibling?.querySelector(`input`)?.select(),a&&(a.textContent=r)}},rn=(e,n)=>{let{text:r}=n.localizer,i=n.format.duration(e.lasts_s*1e3);return a`
${t(r(`collect.ready`,{lasts:i}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${r(`collect.download`,{name:e.name})}</a>
</div>
`},an=n=>{let{draft:r,held:i,app:o,change:s}=n,{text:c}=o.localizer,{public_links:l}=i.policy.policy,{timeZone:u}=o.format;return a`
${on(n)}
${X(c(`terms.sender`),r.sender??``,e=>{s({...r,sender:e})},{most:80,hint:c(`form.sender_hint`)})}
<label>
${c(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${r.purpose} @input=${Q(e=>{s({...r,purpose:e})})}></textarea>
</label>
${cn(c(`request.basis`),me.map(e=>[e,c(`basis.name.${e}`)]),r.legal_basis,e=>{s({...r,legal_basis:e})})}
<p class="hint">${te(r.legal_basis,o.localizer)}</p>
<fieldset class="stack">
<legend>${c(`terms.delivery`)}</legend>
${_e.filter(e=>e!==`link`||l||r.delivery===`link`).map(e=>Z(`delivery`,c(`delivery.${e}`),c(`delivery.${e}.means`),e===r.delivery,()=>{s(se(r,e))}))}
${l?e:t(c(`form.links_off`))}
</fieldset>
${r.delivery===`age_file`?X(c(`form.key`),r.age_recipient??``,e=>{s(ge(r,e))},{most:62,hint:c(`form.key_hint`)}):e}
${X(c(`terms.not_after`),r.not_after===void 0?``:be(r.not_after,u),e=>{let t=xe(e,u);t!==null&&s({...r,not_after:t})},{type:`datetime-local`})}
${r.delivery===`link`?sn(n):e}
<p class="hint">${c(`form.metadata`)}</p>
`},on=({draft:t,held:n,app:r,change:i})=>{let{text:o}=r.localizer,{recipient:s}=t,{request:c}=n.request,l=e=>()=>{i(ue(t,e))};return a`
<fieldset class="stack">
<legend>${o(`terms.recipient`)}</legend>
${ae(c)?Z(`recipient`,o(`form.asked`),ee({channel:c.channel,...c.requester},r.localizer),s===void 0,l(null)):e}
${Z(`recipient`,o(`form.another`),``,s!==void 0,l(s??{name:``,organisation:``,level:0,method:``}))}
${s===void 0?e:a`
${X(o(`form.name`),s.name??``,e=>{l({...s,name:e})()},{most:80})}
${X(o(`form.organization`),s.organisation??``,e=>{l({...s,organisation:e})()},{most:80})}
${cn(o(`form.known`),de.map(([,e])=>[e,o(`way.${e||`none`}`)]),s.level===0?``:s.method,e=>{l(he(s,e))()})}
`}
</fieldset>
`},sn=({draft:t,held:n,app:r,change:i})=>{let{text:o}=r.localizer,s=n.policy.policy.max_downloads;return a`
${X(o(`form.downloads`,{most:r.format.number(s)}),String(t.max_downloads??1),e=>{i({...t,max_downloads:Math.trunc(Number(e))})},{type:`number`,most:s})}
${Z(``,o(`terms.access_code`),o(`form.code_hint`),t.access_code===!0,e=>{i({...t,access_code:e,hand_over:e&&t.hand_over===!0})})}
${Z(``,o(`terms.stream_only`),o(`form.stream_hint`),t.stream_only===!0,e=>{i({...t,stream_only:e})})}
${n.request.request.proposal?.hand_over===!0?Z(``,o(`terms.hand_over`),o(`form.hand_over_hint`),t.hand_over===!0,e=>{i(ce(t,e))}):e}
`},X=(t,n,r,{type:i=`text`,most:o,hint:s})=>a`
<label>
${t}
<input
type=${i}
dir="auto"
autocomplete="off"
min=${i===`number`?1:e}
max=${i===`number`?o:e}
maxlength=${o??e}
.value=${n}
@input=${i===`text`?Q(r):e}
@change=${i===`text`?e:Q(r)}
/>
${s===void 0?e:a`<span class="hint">${s}</span>`}
</label>
`,cn=(e,t,n,r)=>a`
<label>
${e}
<select @change=${Q(r)}>
${t.map(([e,t])=>a`<option value=${e} .selected=${e===n}>${t}</option>`)}
</select>
</label>
`,Z=(t,n,r,i,o)=>a`
<label class="option">
<input
type=${t===``?`checkbox`:`radio`}
name=${t||e}
.checked=${i}
@change=${e=>{o(e.target.checked)}}
/>
<span>${n}${r===``?e:a`<span class="hint" dir="auto">${r}</span>`}</span>
</label>
`,Q=e=>t=>{e(t.target.value)},ln=3e3,$=class extends v{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.missing=null,this.released=null,this.collected=null,this.endHearing=null,this.held=this.watch(({api:e})=>Se(e,this.draftId)),this.button=(e,t,n)=>a`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.keep=e=>{(this.edit!==null||this.released?.url!=null)&&e.preventDefault()},this.forgetLink=()=>{this.released=null,this.keepFocus(`out`)}}static{this.styles=[...v.styles,We]}connectedCallback(){super.connectedCallback(),this.timer=setInterval(this.look,ln),window.addEventListener(`beforeunload`,this.keep)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),window.removeEventListener(`beforeunload`,this.keep),this.endHearing?.().catch(()=>void 0),this.endHearing=null}render(){let{text:t}=this.app.localizer,n=this.held.loaded;return a`
<div class="stack">
<h2 id="top" tabindex="-1">${t(`draft.heading`)}</h2>
${l(n,this.app,e=>this.page(e))}
${n.kind===`failed`&&n.problem.code===`statement_changed`?a`<div class="actions">${this.button(`drop`,t(`drop.action`),()=>this.drop())}</div>`:e}
</div>
`}page(t){let{app:n,heard:r,missing:i}=this,o=Ue(t.shown,r?.shown===t.shown?r.job:null),s=Ie({shown:o,people:t.people,personId:n.personId,isLockedDown:n.info.is_locked_down},n.localizer,n.format),c=this.edit?.draft??o.draft,l=this.unsaved(t,s),u=l===null?e:this.changes(t,s,l),d=ee({channel:t.request.request.channel,...t.request.request.requester},n.localizer);return a`
<p>
<a href=${n.path({page:`request`,id:o.request_id})}>
${n.localizer.text(`draft.for`)} <bdi>${d}</bdi></a
>
</p>
<p role="status">${s.where}</p>
${this.trouble()} ${en(this.released,n,this.forgetLink)} ${$t({app:n,held:t,view:s,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(t)})}
${l===`edit.unsaved`?e:u} ${this.footage(t,s,c)} ${this.terms(t,s,c)}
${l===`edit.unsaved`?u:e} ${this.files(t,s)} ${o.statement===null?e:Zt(o.statement,i?.of===o.statement_sha256?i.count:0,n)}
${Qt({app:n,held:t,view:s,hasEdit:this.edit!==null,button:this.button,approve:()=>this.approve(t),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:t}=this;if(e===null)return y(null);let n=ve(e,t.localizer,t.say);return n.length===0?y(t.say(e)):a`<div role="alert">
<div class="notice">
<p>${t.localizer.text(`form.refused`)}</p>
<ul class="notes">
${n.map(e=>a`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&fe(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(n,r,i){let{text:o}=this.app.localizer,s=i===`edit.conflict`;return t(a`<p>${o(i)}</p>
<div class="actions choice">
${r.mayEdit?this.button(`save`,o(s?`edit.mine`:`edit.save`),()=>this.save(n)):e}
${this.button(`drop-edit`,o(s?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return Jt({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(t,n,r){let{text:i}=this.app.localizer;return n.mayEdit?a`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${i(`draft.step.terms`)}</h3>
${an({draft:r,held:t,app:this.app,change:e=>{this.change(t,e)}})}
</section>
`:e}files(n,r){let{text:i}=this.app.localizer,{job:o}=r;return n.shown.state===`drafted`?a`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${i(`draft.step.files`)}</h3>
<p class="hint">${i(`files.text`)}</p>
${o===null?e:o.isUnderWay?ie(o.label,o.percent):t(o.label,!0)}
${o?.problem==null?e:a`<p>${this.app.say({code:o.problem,values:{}})}</p>`}
<div class="actions">
${r.mayMake&&(this.edit===null||fe(this.edit,n.shown)===`plain`)?this.button(`make`,i(o===null?this.edit===null?`files.make`:`files.save_make`:`files.again`),()=>this.make(n)):e}
${o?.needsUnlock===!0?this.button(`unlock`,i(`vault.unlock`),()=>this.app.unlock()):e}
${o?.isUnderWay===!0||o?.needsUnlock===!0?this.button(`stop`,i(`files.stop`),()=>this.write(n.shown.draft,n.shown.version)):e}
</div>
</section>
`:e}async press(e,t,n){let r=e.currentTarget.closest(`section`);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.keepFocus(r?.getAttribute(`aria-labelledby`)??``)}async keepFocus(e){await this.updateComplete;let t=this.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:n.id!==`link`})}change(e,t){this.edit={draft:t,base:this.edit?.base??e.shown},setTimeout(()=>void this.keepFocus(`footage`))}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}async make(e){let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(re(e).code!==`vault_locked`||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&(await this.held.reload(),this.missing={count:e.missing,of:this.shown?.statement_sha256??null})}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:e}){let{app:t,draftId:n}=this,{text:r}=t.localizer,{statement:i,statement_sha256:o}=e;if(i===null)return;let s=Ce(i,t.info.cameras,t.localizer,t.format);await t.prove({heading:r(`draft.approve`),text:a`<p>${r(`approve.text`)}</p>
${J(s.leaves)} ${d(s.rows)}`,action:r(`draft.approve`),mayUseCode:!0,run:async e=>{let r=await t.api.prove(`approval/approve`,{draft_id:n},o,e);`share_id`in r&&(this.released=r)}})}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};m([s()],$.prototype,`draftId`,void 0),m([n()],$.prototype,`edit`,void 0),m([n()],$.prototype,`opened`,void 0),m([n()],$.prototype,`heard`,void 0),m([n()],$.prototype,`missing`,void 0),m([n()],$.prototype,`released`,void 0),m([n()],$.prototype,`collected`,void 0),i(`footage-guard-draft`,$);export{$ as DraftPage};