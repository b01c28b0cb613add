import{A as e,C as t,E as n,F as r,I as i,L as a,M as o,O as s,P as c,S as l,T as u,a as d,b as f,h as p,k as m,m as h,o as g,r as ee,s as _,v,w as te}from"./panel-frame-D7CVcStF.js";import{t as ne}from"./panel-own-image-BegiCIQv.js";import{C as re,S as ie,_ as ae,b as oe,c as se,d as ce,f as le,g as ue,h as de,l as fe,m as pe,n as me,p as he,s as ge,t as _e,u as ve,v as ye,x as be,y as xe}from"./panel-player-D3PX-Oxf.js";import{i as y,n as Se,t as b}from"./panel-player-CiHZ6q3I.js";import{a as x,i as Ce,n as we,r as Te,t as Ee}from"./panel-undo-DaPCJ6co.js";import{t as De}from"./panel-copying-BFsrWEKH.js";import{n as Oe,t as ke}from"./panel-home-time-5QPrMwIE.js";var Ae=(e,t)=>{let n=null,r=``,i=async t=>{let[n,r,i]=await Promise.all([e.ask(`requests/get`,{request_id:t}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:i}};return{load:async()=>{let a=await e.ask(`draft/get`,{draft_id:t}),o=`${a.state} ${String(a.version)} ${String(a.votes.length)}`;o!==r&&(n=null),r=o;try{return{shown:a,...await(n??=i(a.request_id))}}catch(e){throw n=null,e}},listen:t=>e.listen(`requests/subscribe`,{},()=>{n=null,t()})}},S=(e,t)=>t.find(t=>t.camera===e)?.title??e,je=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>Me(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:Pe(e,n,r),exact:JSON.stringify(e,null,2)}},Me=(e,{cameras:t,imported:n},{text:r},i)=>{let a=S(e.camera,t),o=Ne(e.start,e.end,r,i),s=i.duration(Date.parse(e.end)-Date.parse(e.start)),c=r(e.audio?`file.with_sound`:`file.no_sound`),l=n.includes(e.clip_id);return{name:e.name,said:[r(`file.said`,{camera:a,time:o,length:s,sound:c}),...l?[r(`file.imported`)]:[]].join(` `),rows:[[r(`file.camera`),a],[r(`file.time`),o],...l?[[r(`file.origin`),r(`file.imported`)]]:[],[r(`request.length`),s],[r(`file.sound`),c],[r(`file.size`),i.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}},Ne=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),Pe=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),d(i.level,i.method,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),ee(e.legal_basis,t)],[r(`terms.delivery`),Ie(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),e.share_origin]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),s(a.hand_over)]]:[],[r(`terms.wait`),Fe(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},Fe=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},Ie=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,Le=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Re(i,t,n,r)],[n(`piece.hidden`),Be(i,n,r)],[n(`file.sound`),Ve(i,n,r)]]},Re=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:ze(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${b(i)} – ${b(a)}`:Ne(C(t,i),C(t,a),n,r),length:r.duration(a-i)})},ze=(e,t,n)=>{if(t===null)return b(e);let r=C(t,e);return`${n.day(r)} ${n.time(r)}`},C=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Be=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Ve=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),He={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},Ue=new Set([`edit`,`vote`]),We=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>He[r.state].includes(e)&&!(i&&Ue.has(e)),s=r.state===`drafted`&&r.job!==null?Ye(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:Ge(r,t,n),mayEdit:o(`edit`),mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&!i,votes:r.statement===null?null:Ke(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},Ge=({state:e,live_from:t},{text:n},r)=>n(`draft.is.${e}`,t===null?{}:{live:r.moment(t)}),Ke=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t})=>t===e)?.name??n(`draft.somebody`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>qe(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},qe=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},Je={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},Ye=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?Xe(e,t,n):t(Je[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),Xe=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},Ze=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},Qe=i`
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
`,$e={files:`result`},et=class{constructor(e){this.host=e,this.focused=null,this.step=``,e.addController(this)}hostUpdate(){this.focused=this.host.shadowRoot?.activeElement??null,this.step=tt(this.focused)}hostUpdated(){this.focused?.isConnected===!1&&this.keep(this.step)}async keep(e){await this.host.updateComplete;let t=this.host.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,$e[e]??e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:n.id!==`link`})}},tt=e=>e?.closest(`section`)?.getAttribute(`aria-labelledby`)??``,w=1e6,T=1e4,nt=5e3,E=[`left`,`top`,`right`,`bottom`],rt=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],it={ArrowLeft:[-5e3,0],ArrowRight:[nt,0],ArrowUp:[0,-5e3],ArrowDown:[0,nt]},D=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return k(e=>o.area[e]+(a.area[e]-o.area[e])*s)},at=(e,t)=>k(n=>(ht(n)===t?Math.ceil:Math.floor)(e[n])),ot=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=j(Math.round(t),-r,w-a),c=j(Math.round(n),-i,w-o);return k(t=>e[t]+(A(t)?s:c))},st=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=A(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:ht(t)?j(l,0,Math.max(s,c-T)):j(l,Math.min(c,s+T),w)}},ct=(e,t,n,r)=>t.reduce((t,i)=>st(t,i,e[i]+(A(i)?n:r)),e),lt=({area:e,grip:t,from:n},r)=>{if(e===null)return mt(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?ot(e,i,a):ct(e,t,i,a)},ut=(e,t,n)=>{let r=it[t];return r===void 0?null:n?ct(e,[`right`,`bottom`],...r):ot(e,...r)},dt=e=>Math.round(e/1e3)/10,ft=(e,t,n)=>Number.isFinite(n)?st(e,t,n*w/100):e,pt=e=>`M0 0H${String(w)}V${String(w)}H0Z${e===null?``:O(e)}`,O=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,mt=(e,t)=>{let n=(e,t)=>[e,t].map(gt).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<T||o-a<T?null:{left:r,top:a,right:i,bottom:o}},k=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),ht=e=>e===`left`||e===`top`,A=e=>e===`left`||e===`right`,j=(e,t,n)=>Math.min(Math.max(e,t),n),gt=e=>j(Math.round(e),0,w),_t=e=>({fromMs:e,untilMs:e,width:0,height:0}),vt=(e,t,[n=0,r=0])=>({fromMs:e,untilMs:e+Math.max(0,(t??0)-.001),width:n-n%2,height:r-r%2}),yt=16,bt=1e-6,xt=(e,t)=>Ct(e,t).map(e=>wt(e,t,Math.floor,Math.ceil)),St=(e,t)=>{let{fromMs:n,untilMs:r}=t;if(D(e,n)===null||e.to_ms!==null&&e.to_ms<r)return null;let i=Ct(e,t).map(e=>wt(e,t,Math.ceil,Math.floor)),a=Object.fromEntries(E.map(e=>[e,(Tt(e)?Math.max:Math.min)(...i.map(t=>t[e]))]));return a.left<a.right&&a.top<a.bottom?a:null},Ct=(e,{fromMs:t,untilMs:n})=>{let r=e.from_ms===null?t:Math.max(t,e.from_ms),i=r===t||r<n?D(e,r):null;if(i===null)return[];let a=e.to_ms===null?n:Math.min(n,e.to_ms);return[i,...e.keys.filter(({at_ms:e})=>r<e&&e<a).map(({area:e})=>e)]},wt=(e,{width:t,height:n},r,i)=>Object.fromEntries(E.map(a=>{let o=a===`left`||a===`right`?t:n;if(o===0||e[a]===1e6)return[a,e[a]];let s=Tt(a)?r:i,c=e[a]*o/(w*yt),l=Math.abs(c-Math.round(c))<bt?Math.round(c):s(c);return[a,Math.min(w,l*yt*w/o)]})),Tt=e=>e===`left`||e===`top`,Et=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],Dt=864e5,Ot=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,kt=e=>{let t=Ot.exec(e.trim());if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},At=({ms:e,after:t},n,r,i,a)=>{let[o,s]=a?[`ArrowLeft`,`ArrowRight`]:[`ArrowRight`,`ArrowLeft`],c=n===o||n===`ArrowUp`?1:n===s||n===`ArrowDown`?-1:0;if(c===0)return null;if(r)return e+c*1e3;let l=Math.floor((e-t+.999)/i),u=jt(l,i)===e-t;return jt(c===1||u?l+c:l,i)+t},jt=(e,t)=>Math.floor(e*t+.001),M={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},Mt=[`none`,`covered`,`hole`,`pixelated`],Nt={left:w/4,top:w/4,right:w*3/4,bottom:w*3/4},Pt={left:w*.4,top:w*.4,right:w*.6,bottom:w*.6},N=1e3,P=`other`,F={why:`redact.order`,most:0},I=e=>({why:`redact.too_many`,most:e}),Ft=e=>`most`in e,It=e=>e+1,Lt=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?It(e.at_ms):e.to_ms),Rt=(e,t,n)=>{let r={...nn(e,n),...rn(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:F},zt=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),Bt=(e,t)=>({...e,cut:nn(e,t)}),Vt=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],L=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,Ht=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??P,Ut=(e,t,n=Pt)=>e.boxes.length>=M.boxes?I(M.boxes):z(e)>=M.keysInAll?I(M.keysInAll):{...e,boxes:[...e.boxes,{track:an(t,n),why:P}]},Wt=(e,t)=>({...e,boxes:B(e.boxes,t)}),Gt=(e,t,n,r)=>{let i=L(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?Kt(e,t,n,r):R(e,t,{...i,keys:[{...a,area:r}]})},Kt=(e,t,n,r=null)=>{let i=L(e,t),a=r??(i===null?null:D({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=M.keys)return I(M.keys);if(o.length===i.keys.length&&z(e)>=M.keysInAll)return I(M.keysInAll);let s=[...o,{at_ms:n,area:at(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return R(e,t,{...i,keys:s})},qt=(e,t,n)=>{let r=L(e,t);return r===null||r.keys.length<2?e:R(e,t,{...r,keys:B(r.keys,n)})},Jt=(e,t,n)=>{let r=L(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?F:R(e,t,i)},Yt=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:V(e.boxes,t,{why:n})},Xt=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,Zt=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=Ht(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:z(e)>=M.keysInAll?I(M.keysInAll):{...e,whole:{mode:`covered`,hole:an(n,Nt),why:r}}},Qt=(e,t)=>({...e,audio:t,mutes:t?e.mutes:[]}),$t=(e,t)=>{if(e.mutes.length>=M.mutes)return I(M.mutes);let n=Math.min(t,Dt-N);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+N,why:P}]}},en=(e,t,n)=>{let r=V(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:F},tn=(e,t)=>({...e,mutes:B(e.mutes,t)}),nn=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+N,t))}:e,rn=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),an=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),R=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:V(e.boxes,t,{track:n})},z=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),B=(e,t)=>e.filter((e,n)=>n!==t),V=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),H=class extends _{constructor(...e){super(...e),this.clipId=``,this.label=``,this.lengthMs=0,this.moved=()=>void 0,this.currentMs=0,this.ticket=null,this.isOver=!1,this.wanted=null,this.againMs=0,this.isUnlocking=!1,this.shown=()=>{this.currentMs=this.beginMs,this.againMs=this.beginMs+.99,this.moved()},this.back=()=>{this.want({times:[this.beginMs-1],isIt:()=>!0})},this.forward=()=>{let{beginMs:e,pictureMs:t}=this;this.want({times:Se(e,t),isIt:t=>t>e})},this.again=()=>{this.seek(this.againMs)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.sought=e=>{this.seek(Number(e.target.value))},this.unlock=async()=>{this.isUnlocking=await this.app.unlock(),this.requestUpdate()}}static{this.styles=[..._.styles,me]}get shownMs(){return this.currentMs}get size(){return this.ticket?.size??[]}get picture(){return this.image}get pictureMs(){return this.ticket?.picture_ms??null}pause(){}seek(e){this.againMs=e,this.want({times:[Math.ceil(e),Math.floor(e)],isIt:t=>t<=e})}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`clipId`)||y(this.app.info)!==`possible`?this.takeAway():this.isUnlocking&&(this.isUnlocking=!1,this.again())}render(){let e=y(this.app.info);return c`
<section class="stack" aria-label=${this.label}>
${t(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.still(this.ticket):_e(e,this.app,this.unlock)}
</section>
`}get beginMs(){return this.ticket?.begins_ms??0}closed(){let{text:e}=this.app.localizer;return c`
${this.isOver?u(e(`player.over`),!0):o}
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.again}>
${e(this.doing===null?`player.show`:`status.loading`)}
</button>
`}still({url:e}){let{text:t}=this.app.localizer,n=this.beginMs;return c`
<div class="picture">
<img src=${e} alt=${this.label} @load=${this.shown} @error=${this.over} />
<slot></slot>
</div>
<label>
${t(`player.position`)}
<input
type="range"
min="0"
max=${Math.max(this.lengthMs,n)}
step="100"
.value=${String(n)}
aria-valuetext=${b(n)}
@change=${this.sought}
/>
</label>
<div class="actions">
<button type="button" @click=${this.back}>${t(`player.back`)}</button>
<button type="button" @click=${this.forward}>${t(`player.forward`)}</button>
<bdi>${b(n)} / ${b(this.lengthMs)}</bdi>
<span role="status">${this.doing===null?``:t(`status.loading`)}</span>
</div>
`}want(e){this.wanted=e,this.doing===null&&this.look()}async look(){await this.updateComplete,y(this.app.info)===`possible`&&await this.act(`look`,async()=>{try{for(;this.wanted!==null;){let{wanted:e}=this,t=await this.find(e);t!==null&&(this.wanted=null,this.isOver=!1,this.ticket=t)}}catch(e){throw this.wanted=null,this.app.refresh(),e}})}async find(e){let{clipId:t}=this,n=null;for(let r of e.times){let i=Math.max(0,r);if(n=await this.app.api.ask(`clips/thumbnail_ticket`,{clip_id:t,at_ms:i,size:`picture`}),e!==this.wanted)return null;if(e.isIt(n.begins_ms??i))break}return n}takeAway(){this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.wanted=null}};v([e()],H.prototype,`clipId`,void 0),v([e()],H.prototype,`label`,void 0),v([e({attribute:!1})],H.prototype,`lengthMs`,void 0),v([e({attribute:!1})],H.prototype,`moved`,void 0),v([m()],H.prototype,`ticket`,void 0),v([m()],H.prototype,`isOver`,void 0),v([s(`img`)],H.prototype,`image`,void 0),v([s(`button`)],H.prototype,`firstButton`,void 0),a(`footage-guard-stills`,H);var on=i`
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
.covered {
stroke: none;
pointer-events: none;
}
/* What is under it can be seen while it is put in its place. */
.selected {
fill-opacity: 0.5;
stroke-width: 3px;
}
.covered.faint {
fill-opacity: 0.3;
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
`,U=class extends _{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.onChange=()=>void 0,this.nowMs=0,this.seen=_t(0),this.refused=null,this.steps=Ee,this.playedMs=0,this.pulled=null,this.given=``}get length(){return Lt(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){e.has(`recipe`)&&!ln(this.recipe,this.given)&&(this.steps=Ee,this.refused=null)}change(e){Ft(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=Te(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(e,t,n=null,r=!0){return c`<button
type="button"
aria-label=${n??o}
aria-disabled=${r?o:`true`}
@click=${t}
>
${e}
</button>`}edit(e,t){return this.button(this.app.localizer.text(e),()=>{this.change(t())})}here(e,t){return this.edit(e,()=>this.isOpen?t(this.nowMs):{why:`redact.not_open`,most:0})}remover(e,t){let{text:n}=this.app.localizer;return this.button(n(`redact.remove`),({target:e})=>{let n=e.closest(`fieldset`);this.change(t()),setTimeout(()=>{this.shadowRoot?.activeElement===null&&n?.querySelector(`.adding button`)?.focus()})},n(`redact.remove_what`,{what:e}))}check(e,t,n){return c`
<label class="option">
<input type="checkbox" .checked=${x(t)} @change=${({target:e})=>{this.change(n(e.checked))}} />
${this.app.localizer.text(e)}
</label>
`}select(e,t,n,r,i){let{text:a}=this.app.localizer;return c`
<label>
${a(e)}
<select @change=${e=>{this.change(i(G(e)))}}>
${n.map(e=>c`<option value=${e} .selected=${x(e===r)}>${a(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,r=!1){let i={label:`redact.start`,here:`redact.start_here`,after:0},a={label:`redact.end`,here:`redact.end_here`,after:1};return c`
${this.time({...i,ms:e,set:e=>n({from_ms:e})},r)}
${this.time({...a,ms:t,set:e=>n({to_ms:e})},r)}
`}time(e,t){let n=this.app.localizer.text(e.label),r=t&&this.pulled?.label===e.label?this.pulled.ms:e.ms,i=r===null?``:b(r),a=t=>{this.pulled=null,this.change(e.set(t))},s=t=>{this.pulled={label:e.label,ms:t},this.go(e.after===0?W(t):t-cn)};return c`
${t?c`<input
type="range"
aria-label=${n}
aria-valuetext=${i}
max=${this.length}
.value=${x(String(r))}
@input=${e=>{s(Number(G(e)))}}
@change=${e=>{a(Number(G(e)))}}
@keydown=${t=>{let n=getComputedStyle(this).direction===`rtl`,r=At({ms:Number(G(t)),after:e.after},t.key,t.shiftKey,this.pictureMs??sn,n);if(r===null)return;t.preventDefault();let i=Math.min(Math.max(0,r),this.length);s(i),a(i)}}
/>`:o}
<div class="time">
<label>${n}<input dir="ltr" autocomplete="off" .value=${x(i)} @change=${e=>{let t=kt(G(e));t===null?this.refuse(`redact.time`):a(t)}} /></label>
${this.here(e.here,t=>e.set(t+e.after))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.given=JSON.stringify(e),this.onChange(e)}};v([e({attribute:!1})],U.prototype,`clipId`,void 0),v([e({attribute:!1})],U.prototype,`lengthMs`,void 0),v([e({attribute:!1})],U.prototype,`recipe`,void 0),v([e({attribute:!1})],U.prototype,`onChange`,void 0),v([m()],U.prototype,`nowMs`,void 0),v([m()],U.prototype,`seen`,void 0),v([m()],U.prototype,`refused`,void 0),v([m()],U.prototype,`steps`,void 0),v([m()],U.prototype,`pulled`,void 0);var sn=40,cn=.01,W=e=>e+1-cn,G=e=>e.target.value,ln=(e,t)=>JSON.stringify(e)===t,K=class extends U{constructor(...e){super(...e),this.selected=null,this.countBefore=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:lt(this.drag,un(e))})},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}updated(e){if(super.updated(e),!e.has(`recipe`)||this.countBefore===null)return;let t=this.isOpen?`path.selected`:`button[aria-expanded=true]`;this.recipe.boxes.length>this.countBefore&&this.renderRoot.querySelector(t)?.focus(),this.countBefore=null}picture(){let e=this.recipe.whole,t=Vt(this.recipe);return c`
<svg
viewBox="0 0 ${w} ${w}"
preserveAspectRatio="none"
role="group"
aria-label=${this.app.localizer.text(`redact.boxes`)}
@pointerdown=${this.draw}
@pointermove=${this.move}
@pointerup=${this.end}
@pointercancel=${this.breakOff}
@touchmove=${this.hold}
>
${e?.mode===`covered`?r`<path class="cover" fill-rule="evenodd" d=${pt(this.seenThrough())} />`:o}
${t.map(e=>this.covered(e))}
${t.map(e=>this.area(e))}
${this.drag?.target===null&&this.drag.to!==null?r`<path class="box" d=${O(this.drag.to)} />`:o}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=L(this.recipe,e);return t===null?null:D(t,this.nowMs)}put(e,t){this.change(Gt(this.recipe,e,this.nowMs,t))}added(e){let t=Ut(this.recipe,this.nowMs,e);return Ft(t)||(this.selected=this.countBefore=this.recipe.boxes.length),t}covered(e){let t=this.shownTrack(e);if(e===`hole`||t===null)return o;let n=xt(t,this.seen).map(O).join(``);return r`<path class="covered ${e===this.selected?`faint`:``}" d=${n} />`}seenThrough(){let e=this.shownTrack(`hole`);return e===null?null:St(e,this.seen)}shownTrack(e){let t=L(this.recipe,e),{drag:n}=this;return t===null||n?.target!==e||n.to===null?t:{keys:[{at_ms:0,area:n.to}],from_ms:null,to_ms:null}}area(e){let t=this.placeOf(e);if(t===null)return o;let n=e===this.selected,i=n=>r=>{r.stopPropagation(),this.selected=e,this.begin(r,e,t,n)};return r`
<path
class="box ${n?`selected`:``} ${e}"
d=${O(t)}
role="button"
tabindex="0"
aria-pressed=${String(n)}
aria-label=${this.app.localizer.text(`redact.box_keys`,{name:this.nameOf(e)})}
@pointerdown=${i([])}
@click=${()=>{this.selected=e}}
@keydown=${n=>{this.key(n,e,t)}}
/>
${n?rt.map(e=>r`<path class="grip" d="M${t[e[0]]} ${t[e[1]]}h0" @pointerdown=${i(e)} />`):o}
`}begin(e,t,n,r){e.button===0&&(q(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:un(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=ut(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};v([m()],K.prototype,`selected`,void 0),v([m()],K.prototype,`drag`,void 0);var q=({target:e})=>e.closest(`svg`),un=e=>{let{left:t,top:n,width:r,height:i}=q(e).getBoundingClientRect();return{x:(e.clientX-t)/r*w,y:(e.clientY-n)/i*w}},J=class extends K{constructor(...e){super(...e),this.label=``,this.isStills=!1,this.moved=()=>{let{currentMs:e,lengthMs:t,shownMs:n,pictureMs:r,size:i}=this.player;this.nowMs=e,this.playedMs=t,this.seen=vt(n,r,i)},this.undo=()=>{this.travel(Ce)},this.redo=()=>{this.travel(we)}}static{this.styles=[...K.styles,on]}get isOpen(){return this.player.picture!==null}get pictureMs(){return this.player.pictureMs}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):(this.nowMs=Math.floor(t),this.seen=_t(this.nowMs))}stop(){this.player.pause()}render(){let{text:e}=this.app.localizer,{past:n,future:r}=this.steps;return c`
<div class="stack">
${this.isStills?c`<footage-guard-stills
.app=${this.app}
.clipId=${this.clipId}
.label=${this.label}
.lengthMs=${this.length}
.moved=${this.moved}
>
${this.picture()}
</footage-guard-stills>`:c`<footage-guard-player
.app=${this.app}
.watched=${{clip_id:this.clipId}}
.label=${this.label}
.moved=${this.moved}
>
${this.picture()}
</footage-guard-player>`}
<p class="hint">${e(`redact.stills_hint`)}</p>
<div class="actions">${this.button(e(this.isStills?`redact.film`:`redact.stills`),()=>void this.swap())}</div>
${t(this.refused)} ${this.cut()} ${this.boxes()} ${this.whole()} ${this.sound()}
<div class="actions">
${this.button(e(`redact.undo`),this.undo,null,n.length>0)}
${this.button(e(`redact.redo`),this.redo,null,r.length>0)}
</div>
</div>
`}cut(){let{text:e}=this.app.localizer,{recipe:t,length:n}=this,{cut:r}=t,i=`at_ms`in r;return c`
<fieldset>
<legend>${e(`redact.part`)}</legend>
${i?this.time({label:`redact.at`,here:`redact.still_here`,ms:r.at_ms,after:1,set:e=>zt(t,e)},!0):c`
${this.span(r,e=>Rt(t,e,n),!0)}
<p class="hint">${e(`redact.film_length`,{time:b(r.to_ms-r.from_ms)})}</p>
`}
${this.check(`redact.still`,i,e=>e?zt(t,this.stillMs()):Bt(t,n))}
</fieldset>
`}stillMs(){let{cut:e}=this.recipe;return It(`from_ms`in e&&!this.isOpen?e.from_ms:this.nowMs)}boxes(){let{text:e}=this.app.localizer;return c`
<fieldset>
<legend>${e(`redact.boxes`)}</legend>
<p class="hint">${e(`redact.boxes_hint`)}</p>
<ul class="rows">${this.recipe.boxes.map((e,t)=>c`<li class="card">${this.box(t)}</li>`)}</ul>
<div class="actions adding">${this.edit(`redact.add_box`,()=>this.added())}</div>
</fieldset>
`}box(e){let t=this.nameOf(e),n=this.selected===e;return c`
<div class="actions choice">
<button type="button" aria-expanded=${String(n)} @click=${()=>this.selected=n?null:e}>
${t}
</button>
${this.remover(t,()=>(this.selected=null,Wt(this.recipe,e)))}
</div>
${n?this.details(e):o}
`}details(e){let{recipe:t}=this,{text:n}=this.app.localizer,r=L(t,e);return r===null?o:c`
${this.reason(e)} ${this.place(e)}
<p class="hint">${n(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,n=>Kt(t,e,n))}</div>
${r.keys.length>1?this.keys(e,r):o}
${this.span(r,n=>Jt(t,e,n))}
<div class="actions ${e===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>Jt(t,e,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return c`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let r=b(t);return c`<li class="actions choice">
${this.button(r,()=>{this.go(W(t))})} ${this.remover(r,()=>qt(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?c`<p class="hint">${t(`redact.not_here`)}</p>`:c`
<div class="sides">
${E.map(r=>c`<label>
${t(`redact.${r}`)}
<input type="number" min="0" max="100" step="any" .value=${x(String(dt(n[r])))} @change=${t=>{this.put(e,ft(n,r,Number.parseFloat(G(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:e}=this.app.localizer,t=Xt(this.recipe);return c`
<fieldset>
<legend>${e(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,Mt,t,e=>(e===`hole`&&(this.selected=e),Zt(this.recipe,e,this.nowMs)))}
${t===`pixelated`?c`<p class="hint">${e(`redact.pixelated_hint`)}</p>`:o}
${t===`none`?o:t===`hole`?this.details(t):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:e}=this.app.localizer,{recipe:t}=this,{audio:n,cut:r,mutes:i}=t;return c`
<fieldset>
<legend>${e(`redact.sound`)}</legend>
${`at_ms`in r?c`<p class="hint">${e(`redact.still_sound`)}</p>`:this.check(`redact.audio`,n,e=>Qt(t,e))}
${n?c`
<ul class="rows">${i.map((e,t)=>c`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>$t(t,e))}</div>
`:o}
</fieldset>
`}mute(e,t){let{recipe:n}=this,r=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return c`
<h4>${r}</h4>
${this.span(e,e=>en(n,t,e))}
${this.select(`redact.why`,`why`,Et,e.why,e=>en(n,t,{why:e}))}
<div class="actions">${this.remover(r,()=>tn(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,Et,Ht(t,e),n=>Yt(t,e,n))}async swap(){this.isStills=!this.isStills,await this.updateComplete;let{player:e}=this;`open`in e?await e.open():e.seek(W(this.nowMs))}};v([e({attribute:!1})],J.prototype,`label`,void 0),v([m()],J.prototype,`isStills`,void 0),v([s(`footage-guard-player, footage-guard-stills`)],J.prototype,`player`,void 0),a(`footage-guard-redaction-editor`,J);var dn=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),fn=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=S(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},pn=e=>{let{app:t,draft:n,request:r,mayEdit:i}=e,{text:a}=t.localizer;return c`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${a(`draft.step.footage`)}</h3>
${n.clips.length===0?c`<p class="hint">${a(`draft.no_clips`)}</p>`:o}
<ul class="rows">
${n.clips.map((t,n)=>c`<li class="card">${hn(t,n,e)}</li>`)}
</ul>
${i&&r.matches.some(({clips:e})=>e.length>0)?c`<details>
<summary>${a(`draft.add`)}</summary>
${mn(e)}
</details>`:o}
</section>
`},mn=({app:e,draft:t,request:n,change:r})=>c`
<ul class="rows">
${dn(n.matches).map(i=>c`<li>
<button
type="button"
@click=${()=>{r(ue(t,he(i,n.request.scope)))}}
>
${fn(i,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,hn=(e,t,n)=>{let{app:r,draft:i,request:a,mayEdit:s,opened:u,open:d,change:f}=n,{text:p}=r.localizer,m=dn(a.matches).find(({clip_id:t})=>t===e.clip_id),h=m===void 0?p(`draft.clip_elsewhere`):S(m.camera,r.info.cameras),g=u===t&&s;return c`
<h4 id="piece-${t}" dir="auto">${h}</h4>
${l(Le(e,m?.start??null,r.localizer,r.format))}
${s?c`<div class="actions">
<button
type="button"
aria-expanded=${String(g)}
aria-describedby="piece-${t}"
@click=${()=>{d(g?null:t)}}
>
${p(g?`draft.close`:`draft.edit`)}
</button>
${m===void 0||i.clips.length>=50?o:c`<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{d(t+1),f(de(i,t,he(m,a.request.scope)))}}
>
${p(`draft.another_part`)}
</button>`}
<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{d(null),f(re(i,t))}}
>
${p(`draft.remove`)}
</button>
</div>`:o}
${g?c`<footage-guard-redaction-editor
.app=${r}
.clipId=${e.clip_id}
.lengthMs=${m?.lengthMs??0}
.label=${h}
.recipe=${e.redaction}
.onChange=${e=>{f(be(i,t,e))}}
></footage-guard-redaction-editor>`:o}
`},gn=({statement:e,imported:t,missing:n},r)=>{let{text:i}=r.localizer;if(e===null)return o;let a=je(e,{cameras:r.info.cameras,imported:t},r.localizer,r.format);return c`
<section class="stack" aria-labelledby="result">
<h3 id="result" tabindex="-1">${i(`draft.step.result`)}</h3>
${n===0?o:u(i(`files.missing`,{count:r.format.number(n)}))}
<ul class="rows">
${a.files.map(({name:t,rows:n},i)=>c`<li class="card">
<h4>${t}</h4>
<footage-guard-player
.app=${r}
.watched=${{draft_id:e.draft_id,file:i+1}}
.label=${t}
></footage-guard-player>
${l(n)}
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
${l(a.rows)}
<details>
<summary>${i(`statement.exact`)}</summary>
<pre dir="ltr">${a.exact}</pre>
</details>
</section>
`},Y=e=>e.length===0?o:c`<ul class="notes">
${e.map(e=>c`<li>${e}</li>`)}
</ul>`,_n=({app:e,held:t,view:n,hasEdit:r,isAnother:i,button:a,approve:s,drop:l})=>{let{text:d}=e.localizer,{request_id:f,version:p}=t.request,{votes:m}=n;return m===null&&!n.mayDecline?o:c`
<section class="stack" aria-labelledby="decide">
<h3 id="decide" tabindex="-1">${d(`draft.step.decide`)}</h3>
${n.mayDecline?c`<p>${d(`inbox.may_decline`)}</p>`:o}
${m===null?c`<p>${d(`decide.no_files`)}</p>`:c`<p role="status">${m.count} ${m.waitsFor}</p>
${Y(m.cast)}`}
${n.mayVote&&i?u(d(`decide.another`)):o}
${n.mayVote&&r?c`<p>${d(`decide.unsaved`)}</p>`:o}
<div class="actions choice">
${n.mayVote&&!r?a(`approve`,d(`draft.approve`),s):o}
${n.mayDecline?a(`decline`,d(`inbox.decline`),()=>e.api.ask(`requests/decline`,{request_id:f,version:p})):o}
</div>
${n.mayDrop?c`<p class="hint">${d(`drop.hint`)}</p>
<div class="actions">${a(`drop`,d(`drop.action`),l)}</div>`:o}
</section>
`},vn=e=>{let{app:t,held:n,view:r,hasLink:i,collected:a,button:s,collect:l}=e,{text:u}=t.localizer,{draft_id:d,draft:f}=n.shown;return!r.mayVeto&&!r.mayRevoke?o:c`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${u(`out.heading`)}</h3>
${f.delivery===`link`&&!i?c`<p>${u(`out.link_gone`)}</p>`:o}
${r.mayCollect?c`
<p>${u(`collect.text`)}</p>
${a===null?o:Cn(a,t)}
<div class="actions">${s(`collect`,u(`collect.prepare`),l)}</div>
`:o}
<p>${u(r.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${r.mayVeto?s(`veto`,u(`shares.veto`),()=>t.api.ask(`approval/veto`,{draft_id:d})):s(`revoke`,u(`shares.revoke`),()=>t.api.ask(`shares/revoke`,{share_id:d}))}
</div>
</section>
`},yn=(e,t,n)=>{let{text:r}=t.localizer;return e?.url==null?o:c`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${r(`once.heading`)}</h3>
${u(r(`once.never_again`),!0)} ${bn(r(`once.link`),e.url,t)}
${e.access_code===null?o:c`${bn(r(`terms.access_code`),e.access_code,t)}
<p class="hint">${r(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${n}>${r(`once.done`)}</button></div>
</section>
`},bn=(e,t,{localizer:n})=>c`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${xn} /></label>
<div class="actions">
<button type="button" @click=${e=>void Sn(e,n)}>
${n.text(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,xn=e=>{e.target.select()},Sn=async(e,t)=>{let n=e.currentTarget.parentElement,r=n?.previousElementSibling?.querySelector(`input`),i=n?.querySelector(`[role=status]`);r&&i&&(i.textContent=await De(r,t))},Cn=(e,t)=>{let{text:n}=t.localizer,r=t.format.duration(e.lasts_s*1e3);return c`
${u(n(`collect.ready`,{lasts:r}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${n(`collect.download`,{name:e.name})}</a>
</div>
`},wn=e=>{let{draft:t,held:n,app:r,change:i}=e,{text:a}=r.localizer,{public_links:s}=n.policy.policy,{timeZone:l}=r.format;return c`
${Tn(e)}
${X(a(`terms.sender`),t.sender??``,e=>{i({...t,sender:e})},{most:80,hint:a(`form.sender_hint`)})}
<label>
${a(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${t.purpose} @input=${Q(e=>{i({...t,purpose:e})})}></textarea>
</label>
${Dn(a(`request.basis`),ge.map(e=>[e,a(`basis.name.${e}`)]),t.legal_basis,e=>{i({...t,legal_basis:e})})}
<p class="hint">${ee(t.legal_basis,r.localizer)}</p>
<fieldset class="stack">
<legend>${a(`terms.delivery`)}</legend>
${se.filter(e=>e!==`link`||s||t.delivery===`link`).map(e=>Z(`delivery`,a(`delivery.${e}`),a(`delivery.${e}.means`),e===t.delivery,()=>{i(ae(t,e))}))}
${s?o:u(a(`form.links_off`))}
</fieldset>
${t.delivery===`age_file`?X(a(`form.key`),t.age_recipient??``,e=>{i(oe(t,e))},{most:62,hint:a(`form.key_hint`)}):o}
${X(a(`terms.not_after`),t.not_after===void 0?``:Oe(t.not_after,l),e=>{i(ye(t,ke(e,l)))},{type:`datetime-local`})}
${t.delivery===`link`?En(e):o}
<p class="hint">${a(`form.metadata`)}</p>
`},Tn=({draft:e,held:t,app:n,change:r})=>{let{text:i}=n.localizer,{recipient:a}=e,{request:s}=t.request,l=t=>()=>{r(ie(e,t))};return c`
<fieldset class="stack">
<legend>${i(`terms.recipient`)}</legend>
${ve(s)?Z(`recipient`,i(`form.asked`),g({channel:s.channel,...s.requester},n.localizer),a===void 0,l(null)):o}
${Z(`recipient`,i(`form.another`),``,a!==void 0,l(a??{name:``,organisation:``,level:0,method:``}))}
${a===void 0?o:c`
${X(i(`form.name`),a.name??``,e=>{l({...a,name:e})()},{most:80})}
${X(i(`form.organization`),a.organisation??``,e=>{l({...a,organisation:e})()},{most:80})}
${Dn(i(`form.known`),fe.map(([,e])=>[e,i(`way.${e||`none`}`)]),a.level===0?``:a.method,e=>{l(ce(a,e))()})}
`}
</fieldset>
`},En=({draft:e,held:t,app:n,change:r})=>{let{text:i}=n.localizer,a=t.policy.policy.max_downloads;return c`
${X(i(`form.downloads`,{most:n.format.number(a)}),String(e.max_downloads??1),t=>{r({...e,max_downloads:Math.trunc(Number(t))})},{type:`number`,most:a})}
${Z(``,i(`terms.access_code`),i(`form.code_hint`),e.access_code===!0,t=>{r({...e,access_code:t,hand_over:t&&e.hand_over===!0})})}
${Z(``,i(`terms.stream_only`),i(`form.stream_hint`),e.stream_only===!0,t=>{r({...e,stream_only:t})})}
${t.request.request.proposal?.hand_over===!0?Z(``,i(`terms.hand_over`),i(`form.hand_over_hint`),e.hand_over===!0,t=>{r(xe(e,t))}):o}
`},X=(e,t,n,{type:r=`text`,most:i,hint:a})=>c`
<label>
${e}
<input
type=${r}
dir="auto"
autocomplete="off"
min=${r===`number`?1:o}
max=${r===`number`?i:o}
maxlength=${i??o}
.value=${t}
@input=${r===`text`?Q(n):o}
@change=${r===`text`?o:Q(n)}
/>
${a===void 0?o:c`<span class="hint">${a}</span>`}
</label>
`,Dn=(e,t,n,r)=>c`
<label>
${e}
<select @change=${Q(r)}>
${t.map(([e,t])=>c`<option value=${e} .selected=${e===n}>${t}</option>`)}
</select>
</label>
`,Z=(e,t,n,r,i)=>c`
<label class="option">
<input
type=${e===``?`checkbox`:`radio`}
name=${e||o}
.checked=${r}
@change=${e=>{i(e.target.checked)}}
/>
<span>${t}${n===``?o:c`<span class="hint" dir="auto">${n}</span>`}</span>
</label>
`,Q=e=>t=>{let{validity:n,value:r}=t.target;n.badInput||e(r)},On=3e3,kn=new Set([`ended`,`declined`,`void`]),$=class extends _{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.released=null,this.collected=null,this.first=null,this.endHearing=null,this.focused=new et(this),this.held=this.watch(({api:e})=>Ae(e,this.draftId)),this.button=(e,t,n)=>c`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.forgetLink=()=>{this.released=null,this.focused.keep(`out`)}}static{this.styles=[..._.styles,Qe]}connectedCallback(){({edit:this.edit,released:this.released}=p(this.app.personId,this.draftId)),super.connectedCallback(),this.timer=setInterval(this.look,On)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.endHearing?.().catch(()=>void 0),this.endHearing=null}willUpdate(e){let{app:t,draftId:n,shown:r}=this;this.held.loaded.kind===`gone`&&(this.edit=this.released=null),r!==null&&kn.has(r.state)&&(this.released=null);let{edit:i,released:a}=this;[`app`,`edit`,`released`].some(t=>e.has(t))&&!t.info.is_locked_down&&h(t.personId,n,{edit:i,released:a})}render(){let{text:e}=this.app.localizer,t=this.held.loaded;return c`
<div class="stack">
<h2 id="top" tabindex="-1">${e(`draft.heading`)}</h2>
${te(t,this.app,e=>this.page(e))}
${t.kind===`failed`&&t.problem.code===`statement_changed`?c`<div class="actions">${this.button(`drop`,e(`drop.action`),()=>this.drop())}</div>`:o}
</div>
`}page(e){let{app:t,heard:n}=this,r=Ze(e.shown,n?.shown===e.shown?n.job:null),i=We({shown:r,people:e.people,personId:t.personId,isLockedDown:t.info.is_locked_down},t.localizer,t.format),a=this.edit?.draft??r.draft,s=this.unsaved(e,i),l=s===null?o:this.changes(e,i,s),u=g({channel:e.request.request.channel,...e.request.request.requester},t.localizer);return c`
<p>
<a href=${t.path({page:`request`,id:r.request_id})}>
${t.localizer.text(`draft.for`)} <bdi>${u}</bdi></a
>
</p>
<p role="status">${i.where}</p>
${ne(e.request.request,t)}
${this.trouble()} ${yn(this.released,t,this.forgetLink)} ${vn({app:t,held:e,view:i,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(e)})}
${s===`edit.unsaved`?o:l} ${this.footage(e,i,a)} ${this.terms(e,i,a)}
${s===`edit.unsaved`?l:o} ${this.files(e,i)} ${gn(r,t)}
${_n({app:t,held:e,view:i,hasEdit:this.edit!==null,isAnother:this.isAnother(r),button:this.button,approve:()=>this.approve(e),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:n}=this;if(e===null)return t(null);let r=le(e,n.localizer,n.say);return r.length===0?t(n.say(e)):c`<div role="alert">
<div class="notice">
<p>${n.localizer.text(`form.refused`)}</p>
<ul class="notes">
${r.map(e=>c`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&pe(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(e,t,n){let{text:r}=this.app.localizer,i=n===`edit.conflict`;return u(c`<p>${r(n)}</p>
<div class="actions choice">
${t.mayEdit?this.button(`save`,r(i?`edit.mine`:`edit.save`),()=>this.save(e)):o}
${this.button(`drop-edit`,r(i?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return pn({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(e,t,n){let{text:r}=this.app.localizer;return t.mayEdit?c`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${r(`draft.step.terms`)}</h3>
${wn({draft:n,held:e,app:this.app,change:t=>{this.change(e,t)}})}
</section>
`:o}files(e,t){let{text:r}=this.app.localizer,{job:i}=t;return e.shown.state===`drafted`?c`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${r(`draft.step.files`)}</h3>
<p class="hint">${r(`files.text`)}</p>
${i===null?o:i.isUnderWay?n(i.label,i.percent):u(i.label,!0)}
${i?.problem==null?o:c`<p>${this.app.say({code:i.problem,values:{}})}</p>`}
<div class="actions">
${t.mayMake&&(this.edit===null||pe(this.edit,e.shown)===`plain`)?this.button(`make`,r(i===null?this.edit===null?`files.make`:`files.save_make`:`files.again`),()=>this.make(e)):o}
${i?.needsUnlock===!0?this.button(`unlock`,r(`vault.unlock`),()=>this.app.unlock()):o}
${i?.isUnderWay===!0||i?.needsUnlock===!0?this.button(`stop`,r(`files.stop`),()=>this.write(e.shown.draft,e.shown.version)):o}
</div>
</section>
`:o}async press(e,t,n){let r=tt(e.currentTarget);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.focused.keep(r)}change(e,t){this.edit={draft:t,base:this.edit?.base??e.shown},setTimeout(()=>void this.focused.keep(`footage`))}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}isAnother({statement_sha256:e}){return this.first??=e,e!==null&&e!==this.first}async make(e){this.first=null;let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(f(e).code!==`vault_locked`||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&await this.held.reload()}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:e}){let{app:t,draftId:n}=this,{text:r}=t.localizer,{statement:i,statement_sha256:a,imported:s}=e;if(i===null)return;let d=je(i,{cameras:t.info.cameras,imported:s},t.localizer,t.format);await t.prove({heading:r(`draft.approve`),text:c`<p>${r(`approve.text`)}</p>
${this.isAnother(e)?u(r(`decide.another`)):o} ${Y(d.files.map(({said:e})=>e))}
${Y(d.leaves)} ${l(d.rows)}`,action:r(`draft.approve`),mayUseCode:!0,run:async e=>{let r=await t.api.prove(`approval/approve`,{draft_id:n},a,e);`share_id`in r&&(this.released=r)}})}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};v([e()],$.prototype,`draftId`,void 0),v([m()],$.prototype,`edit`,void 0),v([m()],$.prototype,`opened`,void 0),v([m()],$.prototype,`heard`,void 0),v([m()],$.prototype,`released`,void 0),v([m()],$.prototype,`collected`,void 0),a(`footage-guard-draft`,$);export{$ as DraftPage};