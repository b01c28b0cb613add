import{A as e,C as t,D as n,E as r,F as i,M as a,N as o,O as s,P as c,S as l,a as u,b as d,g as f,o as p,r as m,s as h,v as g,w as ee,x as _}from"./panel-frame-9keqKI8X.js";import{S as te,_ as ne,b as re,c as ie,d as ae,f as oe,g as se,h as ce,l as le,m as ue,n as de,p as fe,s as pe,t as me,u as he,v as ge,x as _e,y as ve}from"./panel-player-BMSxJlzy.js";import{i as v,n as ye,t as y}from"./panel-player-CiHZ6q3I.js";import{a as b,i as be,n as xe,r as Se,t as Ce}from"./panel-undo-C_ByYF8s.js";import{n as we,t as Te}from"./panel-home-time-5QPrMwIE.js";var Ee=(e,t)=>{let n=null,r=``,i=async t=>{let[n,r,i]=await Promise.all([e.ask(`requests/get`,{request_id:t}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:i}};return{load:async()=>{let a=await e.ask(`draft/get`,{draft_id:t}),o=`${a.state} ${String(a.version)} ${String(a.votes.length)}`;o!==r&&(n=null),r=o;try{return{shown:a,...await(n??=i(a.request_id))}}catch(e){throw n=null,e}},listen:t=>e.listen(`requests/subscribe`,{},()=>{n=null,t()})}},x=(e,t)=>t.find(t=>t.camera===e)?.title??e,De=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>Oe(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:ke(e,n,r),exact:JSON.stringify(e,null,2)}},Oe=(e,t,{text:n},r)=>({name:e.name,rows:[[n(`file.camera`),x(e.camera,t)],[n(`file.time`),S(e.start,e.end,n,r)],[n(`request.length`),r.duration(Date.parse(e.end)-Date.parse(e.start))],[n(`file.sound`),n(e.audio?`file.with_sound`:`file.no_sound`)],[n(`file.size`),r.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}),S=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),ke=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),u(i.level,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),m(e.legal_basis,t)],[r(`terms.delivery`),je(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),e.share_origin]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),s(a.hand_over)]]:[],[r(`terms.wait`),Ae(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},Ae=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},je=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,Me=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Ne(i,t,n,r)],[n(`piece.hidden`),Fe(i,n,r)],[n(`file.sound`),Ie(i,n,r)]]},Ne=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:Pe(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${y(i)} – ${y(a)}`:S(C(t,i),C(t,a),n,r),length:r.duration(a-i)})},Pe=(e,t,n)=>{if(t===null)return y(e);let r=C(t,e);return`${n.day(r)} ${n.time(r)}`},C=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Fe=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Ie=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),Le={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},Re=new Set([`edit`,`vote`]),ze=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>Le[r.state].includes(e)&&!(i&&Re.has(e)),s=r.state===`drafted`&&r.job!==null?We(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:Be(r,t,n),mayEdit:o(`edit`),editVoids:r.state!==`drafted`,mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&!i,votes:r.statement===null?null:Ve(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},Be=({state:e,live_from:t},{text:n},r)=>n(`draft.is.${e}`,t===null?{}:{live:r.moment(t)}),Ve=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t})=>t===e)?.name??n(`draft.somebody`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>He(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},He=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},Ue={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},We=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?Ge(e,t,n):t(Ue[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),Ge=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},Ke=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},qe=c`
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
`,Je={files:`result`},Ye=class{constructor(e){this.host=e,this.focused=null,this.step=``,e.addController(this)}hostUpdate(){this.focused=this.host.shadowRoot?.activeElement??null,this.step=Xe(this.focused)}hostUpdated(){this.focused?.isConnected===!1&&this.keep(this.step)}async keep(e){await this.host.updateComplete;let t=this.host.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,Je[e]??e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:n.id!==`link`})}},Xe=e=>e?.closest(`section`)?.getAttribute(`aria-labelledby`)??``,w=1e6,T=1e4,Ze=5e3,E=[`left`,`top`,`right`,`bottom`],Qe=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],$e={ArrowLeft:[-5e3,0],ArrowRight:[Ze,0],ArrowUp:[0,-5e3],ArrowDown:[0,Ze]},D=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return k(e=>o.area[e]+(a.area[e]-o.area[e])*s)},et=(e,t)=>k(n=>(ut(n)===t?Math.ceil:Math.floor)(e[n])),tt=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=j(Math.round(t),-r,w-a),c=j(Math.round(n),-i,w-o);return k(t=>e[t]+(A(t)?s:c))},nt=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=A(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:ut(t)?j(l,0,Math.max(s,c-T)):j(l,Math.min(c,s+T),w)}},rt=(e,t,n,r)=>t.reduce((t,i)=>nt(t,i,e[i]+(A(i)?n:r)),e),it=({area:e,grip:t,from:n},r)=>{if(e===null)return lt(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?tt(e,i,a):rt(e,t,i,a)},at=(e,t,n)=>{let r=$e[t];return r===void 0?null:n?rt(e,[`right`,`bottom`],...r):tt(e,...r)},ot=e=>Math.round(e/1e3)/10,st=(e,t,n)=>Number.isFinite(n)?nt(e,t,n*w/100):e,ct=e=>`M0 0H${String(w)}V${String(w)}H0Z${e===null?``:O(e)}`,O=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,lt=(e,t)=>{let n=(e,t)=>[e,t].map(dt).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<T||o-a<T?null:{left:r,top:a,right:i,bottom:o}},k=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),ut=e=>e===`left`||e===`top`,A=e=>e===`left`||e===`right`,j=(e,t,n)=>Math.min(Math.max(e,t),n),dt=e=>j(Math.round(e),0,w),ft=e=>({fromMs:e,untilMs:e,width:0,height:0}),pt=(e,t,[n=0,r=0])=>({fromMs:e,untilMs:e+Math.max(0,(t??0)-.001),width:n-n%2,height:r-r%2}),M=16,mt=1e-6,ht=(e,t)=>_t(e,t).map(e=>vt(e,t,Math.floor,Math.ceil)),gt=(e,t)=>{let{fromMs:n,untilMs:r}=t;if(D(e,n)===null||e.to_ms!==null&&e.to_ms<r)return null;let i=_t(e,t).map(e=>vt(e,t,Math.ceil,Math.floor)),a=Object.fromEntries(E.map(e=>[e,(yt(e)?Math.max:Math.min)(...i.map(t=>t[e]))]));return a.left<a.right&&a.top<a.bottom?a:null},_t=(e,{fromMs:t,untilMs:n})=>{let r=e.from_ms===null?t:Math.max(t,e.from_ms),i=r===t||r<n?D(e,r):null;if(i===null)return[];let a=e.to_ms===null?n:Math.min(n,e.to_ms);return[i,...e.keys.filter(({at_ms:e})=>r<e&&e<a).map(({area:e})=>e)]},vt=(e,{width:t,height:n},r,i)=>Object.fromEntries(E.map(a=>{let o=a===`left`||a===`right`?t:n;if(o===0||e[a]===1e6)return[a,e[a]];let s=yt(a)?r:i,c=e[a]*o/(w*M),l=Math.abs(c-Math.round(c))<mt?Math.round(c):s(c);return[a,Math.min(w,l*M*w/o)]})),yt=e=>e===`left`||e===`top`,bt=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],xt=864e5,St=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,Ct=e=>{let t=St.exec(e.trim());if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},wt=({ms:e,after:t},n,r,i,a)=>{let[o,s]=a?[`ArrowLeft`,`ArrowRight`]:[`ArrowRight`,`ArrowLeft`],c=n===o||n===`ArrowUp`?1:n===s||n===`ArrowDown`?-1:0;if(c===0)return null;if(r)return e+c*1e3;let l=Math.floor((e-t+.999)/i),u=Tt(l,i)===e-t;return Tt(c===1||u?l+c:l,i)+t},Tt=(e,t)=>Math.floor(e*t+.001),N={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},Et=[`none`,`covered`,`hole`,`pixelated`],Dt={left:w/4,top:w/4,right:w*3/4,bottom:w*3/4},Ot={left:w*.4,top:w*.4,right:w*.6,bottom:w*.6},P=1e3,F=`other`,I={why:`redact.order`,most:0},L=e=>({why:`redact.too_many`,most:e}),kt=e=>`most`in e,At=e=>e+1,jt=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?At(e.at_ms):e.to_ms),Mt=(e,t,n)=>{let r={...Xt(e,n),...Zt(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:I},Nt=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),Pt=(e,t)=>({...e,cut:Xt(e,t)}),Ft=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],R=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,It=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??F,Lt=(e,t,n=Ot)=>e.boxes.length>=N.boxes?L(N.boxes):B(e)>=N.keysInAll?L(N.keysInAll):{...e,boxes:[...e.boxes,{track:Qt(t,n),why:F}]},Rt=(e,t)=>({...e,boxes:V(e.boxes,t)}),zt=(e,t,n,r)=>{let i=R(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?Bt(e,t,n,r):z(e,t,{...i,keys:[{...a,area:r}]})},Bt=(e,t,n,r=null)=>{let i=R(e,t),a=r??(i===null?null:D({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=N.keys)return L(N.keys);if(o.length===i.keys.length&&B(e)>=N.keysInAll)return L(N.keysInAll);let s=[...o,{at_ms:n,area:et(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return z(e,t,{...i,keys:s})},Vt=(e,t,n)=>{let r=R(e,t);return r===null||r.keys.length<2?e:z(e,t,{...r,keys:V(r.keys,n)})},Ht=(e,t,n)=>{let r=R(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?I:z(e,t,i)},Ut=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:H(e.boxes,t,{why:n})},Wt=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,Gt=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=It(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:B(e)>=N.keysInAll?L(N.keysInAll):{...e,whole:{mode:`covered`,hole:Qt(n,Dt),why:r}}},Kt=(e,t)=>({...e,audio:t,mutes:t?e.mutes:[]}),qt=(e,t)=>{if(e.mutes.length>=N.mutes)return L(N.mutes);let n=Math.min(t,xt-P);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+P,why:F}]}},Jt=(e,t,n)=>{let r=H(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:I},Yt=(e,t)=>({...e,mutes:V(e.mutes,t)}),Xt=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+P,t))}:e,Zt=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),Qt=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),z=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:H(e.boxes,t,{track:n})},B=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),V=(e,t)=>e.filter((e,n)=>n!==t),H=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),U=class extends h{constructor(...e){super(...e),this.clipId=``,this.label=``,this.lengthMs=0,this.moved=()=>void 0,this.currentMs=0,this.ticket=null,this.isOver=!1,this.wanted=null,this.againMs=0,this.isUnlocking=!1,this.shown=()=>{this.currentMs=this.beginMs,this.againMs=this.beginMs+.99,this.moved()},this.back=()=>{this.want({times:[this.beginMs-1],isIt:()=>!0})},this.forward=()=>{let{beginMs:e,pictureMs:t}=this;this.want({times:ye(e,t),isIt:t=>t>e})},this.again=()=>{this.seek(this.againMs)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.sought=e=>{this.seek(Number(e.target.value))},this.unlock=async()=>{this.isUnlocking=await this.app.unlock(),this.requestUpdate()}}static{this.styles=[...h.styles,de]}get shownMs(){return this.currentMs}get size(){return this.ticket?.size??[]}get picture(){return this.image}get pictureMs(){return this.ticket?.picture_ms??null}pause(){}seek(e){this.againMs=e,this.want({times:[Math.ceil(e),Math.floor(e)],isIt:t=>t<=e})}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`clipId`)||v(this.app.info)!==`possible`?this.takeAway():this.isUnlocking&&(this.isUnlocking=!1,this.again())}render(){let e=v(this.app.info);return a`
<section class="stack" aria-label=${this.label}>
${_(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.still(this.ticket):me(e,this.app,this.unlock)}
</section>
`}get beginMs(){return this.ticket?.begins_ms??0}closed(){let{text:n}=this.app.localizer;return a`
${this.isOver?t(n(`player.over`),!0):e}
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.again}>
${n(this.doing===null?`player.show`:`status.loading`)}
</button>
`}still({url:e}){let{text:t}=this.app.localizer,n=this.beginMs;return a`
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
aria-valuetext=${y(n)}
@change=${this.sought}
/>
</label>
<div class="actions">
<button type="button" @click=${this.back}>${t(`player.back`)}</button>
<button type="button" @click=${this.forward}>${t(`player.forward`)}</button>
<bdi>${y(n)} / ${y(this.lengthMs)}</bdi>
<span role="status">${this.doing===null?``:t(`status.loading`)}</span>
</div>
`}want(e){this.wanted=e,this.doing===null&&this.look()}async look(){await this.updateComplete,v(this.app.info)===`possible`&&await this.act(`look`,async()=>{try{for(;this.wanted!==null;){let{wanted:e}=this,t=await this.find(e);t!==null&&(this.wanted=null,this.isOver=!1,this.ticket=t)}}catch(e){throw this.wanted=null,this.app.refresh(),e}})}async find(e){let{clipId:t}=this,n=null;for(let r of e.times){let i=Math.max(0,r);if(n=await this.app.api.ask(`clips/thumbnail_ticket`,{clip_id:t,at_ms:i,size:`picture`}),e!==this.wanted)return null;if(e.isIt(n.begins_ms??i))break}return n}takeAway(){this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.wanted=null}};f([s()],U.prototype,`clipId`,void 0),f([s()],U.prototype,`label`,void 0),f([s({attribute:!1})],U.prototype,`lengthMs`,void 0),f([s({attribute:!1})],U.prototype,`moved`,void 0),f([n()],U.prototype,`ticket`,void 0),f([n()],U.prototype,`isOver`,void 0),f([r(`img`)],U.prototype,`image`,void 0),f([r(`button`)],U.prototype,`firstButton`,void 0),i(`footage-guard-stills`,U);var $t=c`
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
`,W=class extends h{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.onChange=()=>void 0,this.nowMs=0,this.seen=ft(0),this.refused=null,this.steps=Ce,this.playedMs=0,this.pulled=null,this.given=``}get length(){return jt(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){e.has(`recipe`)&&!nn(this.recipe,this.given)&&(this.steps=Ce,this.refused=null)}change(e){kt(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=Se(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(t,n,r=null,i=!0){return a`<button
type="button"
aria-label=${r??e}
aria-disabled=${i?e:`true`}
@click=${n}
>
${t}
</button>`}edit(e,t){return this.button(this.app.localizer.text(e),()=>{this.change(t())})}here(e,t){return this.edit(e,()=>this.isOpen?t(this.nowMs):{why:`redact.not_open`,most:0})}remover(e,t){let{text:n}=this.app.localizer;return this.button(n(`redact.remove`),({target:e})=>{let n=e.closest(`fieldset`);this.change(t()),setTimeout(()=>{this.shadowRoot?.activeElement===null&&n?.querySelector(`.adding button`)?.focus()})},n(`redact.remove_what`,{what:e}))}check(e,t,n){return a`
<label class="option">
<input type="checkbox" .checked=${b(t)} @change=${({target:e})=>{this.change(n(e.checked))}} />
${this.app.localizer.text(e)}
</label>
`}select(e,t,n,r,i){let{text:o}=this.app.localizer;return a`
<label>
${o(e)}
<select @change=${e=>{this.change(i(K(e)))}}>
${n.map(e=>a`<option value=${e} .selected=${b(e===r)}>${o(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,r=!1){let i={label:`redact.start`,here:`redact.start_here`,after:0},o={label:`redact.end`,here:`redact.end_here`,after:1};return a`
${this.time({...i,ms:e,set:e=>n({from_ms:e})},r)}
${this.time({...o,ms:t,set:e=>n({to_ms:e})},r)}
`}time(t,n){let r=this.app.localizer.text(t.label),i=n&&this.pulled?.label===t.label?this.pulled.ms:t.ms,o=i===null?``:y(i),s=e=>{this.pulled=null,this.change(t.set(e))},c=e=>{this.pulled={label:t.label,ms:e},this.go(t.after===0?G(e):e-tn)};return a`
${n?a`<input
type="range"
aria-label=${r}
aria-valuetext=${o}
max=${this.length}
.value=${b(String(i))}
@input=${e=>{c(Number(K(e)))}}
@change=${e=>{s(Number(K(e)))}}
@keydown=${e=>{let n=getComputedStyle(this).direction===`rtl`,r=wt({ms:Number(K(e)),after:t.after},e.key,e.shiftKey,this.pictureMs??en,n);if(r===null)return;e.preventDefault();let i=Math.min(Math.max(0,r),this.length);c(i),s(i)}}
/>`:e}
<div class="time">
<label>${r}<input dir="ltr" autocomplete="off" .value=${b(o)} @change=${e=>{let t=Ct(K(e));t===null?this.refuse(`redact.time`):s(t)}} /></label>
${this.here(t.here,e=>t.set(e+t.after))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.given=JSON.stringify(e),this.onChange(e)}};f([s({attribute:!1})],W.prototype,`clipId`,void 0),f([s({attribute:!1})],W.prototype,`lengthMs`,void 0),f([s({attribute:!1})],W.prototype,`recipe`,void 0),f([s({attribute:!1})],W.prototype,`onChange`,void 0),f([n()],W.prototype,`nowMs`,void 0),f([n()],W.prototype,`seen`,void 0),f([n()],W.prototype,`refused`,void 0),f([n()],W.prototype,`steps`,void 0),f([n()],W.prototype,`pulled`,void 0);var en=40,tn=.01,G=e=>e+1-tn,K=e=>e.target.value,nn=(e,t)=>JSON.stringify(e)===t,q=class extends W{constructor(...e){super(...e),this.selected=null,this.countBefore=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:it(this.drag,an(e))})},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}updated(e){if(super.updated(e),!e.has(`recipe`)||this.countBefore===null)return;let t=this.isOpen?`path.selected`:`button[aria-expanded=true]`;this.recipe.boxes.length>this.countBefore&&this.renderRoot.querySelector(t)?.focus(),this.countBefore=null}picture(){let t=this.recipe.whole,n=Ft(this.recipe);return a`
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
${t?.mode===`covered`?o`<path class="cover" fill-rule="evenodd" d=${ct(this.seenThrough())} />`:e}
${n.map(e=>this.covered(e))}
${n.map(e=>this.area(e))}
${this.drag?.target===null&&this.drag.to!==null?o`<path class="box" d=${O(this.drag.to)} />`:e}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=R(this.recipe,e);return t===null?null:D(t,this.nowMs)}put(e,t){this.change(zt(this.recipe,e,this.nowMs,t))}added(e){let t=Lt(this.recipe,this.nowMs,e);return kt(t)||(this.selected=this.countBefore=this.recipe.boxes.length),t}covered(t){let n=this.shownTrack(t);if(t===`hole`||n===null)return e;let r=ht(n,this.seen).map(O).join(``);return o`<path class="covered ${t===this.selected?`faint`:``}" d=${r} />`}seenThrough(){let e=this.shownTrack(`hole`);return e===null?null:gt(e,this.seen)}shownTrack(e){let t=R(this.recipe,e),{drag:n}=this;return t===null||n?.target!==e||n.to===null?t:{keys:[{at_ms:0,area:n.to}],from_ms:null,to_ms:null}}area(t){let n=this.placeOf(t);if(n===null)return e;let r=t===this.selected,i=e=>r=>{r.stopPropagation(),this.selected=t,this.begin(r,t,n,e)};return o`
<path
class="box ${r?`selected`:``} ${t}"
d=${O(n)}
role="button"
tabindex="0"
aria-pressed=${String(r)}
aria-label=${this.app.localizer.text(`redact.box_keys`,{name:this.nameOf(t)})}
@pointerdown=${i([])}
@click=${()=>{this.selected=t}}
@keydown=${e=>{this.key(e,t,n)}}
/>
${r?Qe.map(e=>o`<path class="grip" d="M${n[e[0]]} ${n[e[1]]}h0" @pointerdown=${i(e)} />`):e}
`}begin(e,t,n,r){e.button===0&&(rn(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:an(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=at(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};f([n()],q.prototype,`selected`,void 0),f([n()],q.prototype,`drag`,void 0);var rn=({target:e})=>e.closest(`svg`),an=e=>{let{left:t,top:n,width:r,height:i}=rn(e).getBoundingClientRect();return{x:(e.clientX-t)/r*w,y:(e.clientY-n)/i*w}},J=class extends q{constructor(...e){super(...e),this.label=``,this.isStills=!1,this.moved=()=>{let{currentMs:e,lengthMs:t,shownMs:n,pictureMs:r,size:i}=this.player;this.nowMs=e,this.playedMs=t,this.seen=pt(n,r,i)},this.undo=()=>{this.travel(be)},this.redo=()=>{this.travel(xe)}}static{this.styles=[...q.styles,$t]}get isOpen(){return this.player.picture!==null}get pictureMs(){return this.player.pictureMs}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):(this.nowMs=Math.floor(t),this.seen=ft(this.nowMs))}stop(){this.player.pause()}render(){let{text:e}=this.app.localizer,{past:t,future:n}=this.steps;return a`
<div class="stack">
${this.isStills?a`<footage-guard-stills
.app=${this.app}
.clipId=${this.clipId}
.label=${this.label}
.lengthMs=${this.length}
.moved=${this.moved}
>
${this.picture()}
</footage-guard-stills>`:a`<footage-guard-player
.app=${this.app}
.watched=${{clip_id:this.clipId}}
.label=${this.label}
.moved=${this.moved}
>
${this.picture()}
</footage-guard-player>`}
<p class="hint">${e(`redact.stills_hint`)}</p>
<div class="actions">${this.button(e(this.isStills?`redact.film`:`redact.stills`),()=>void this.swap())}</div>
${_(this.refused)} ${this.cut()} ${this.boxes()} ${this.whole()} ${this.sound()}
<div class="actions">
${this.button(e(`redact.undo`),this.undo,null,t.length>0)}
${this.button(e(`redact.redo`),this.redo,null,n.length>0)}
</div>
</div>
`}cut(){let{text:e}=this.app.localizer,{recipe:t,length:n}=this,{cut:r}=t,i=`at_ms`in r;return a`
<fieldset>
<legend>${e(`redact.part`)}</legend>
${i?this.time({label:`redact.at`,here:`redact.still_here`,ms:r.at_ms,after:1,set:e=>Nt(t,e)},!0):a`
${this.span(r,e=>Mt(t,e,n),!0)}
<p class="hint">${e(`redact.film_length`,{time:y(r.to_ms-r.from_ms)})}</p>
`}
${this.check(`redact.still`,i,e=>e?Nt(t,this.stillMs()):Pt(t,n))}
</fieldset>
`}stillMs(){let{cut:e}=this.recipe;return At(`from_ms`in e&&!this.isOpen?e.from_ms:this.nowMs)}boxes(){let{text:e}=this.app.localizer;return a`
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
${this.remover(n,()=>(this.selected=null,Rt(this.recipe,t)))}
</div>
${r?this.details(t):e}
`}details(t){let{recipe:n}=this,{text:r}=this.app.localizer,i=R(n,t);return i===null?e:a`
${this.reason(t)} ${this.place(t)}
<p class="hint">${r(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,e=>Bt(n,t,e))}</div>
${i.keys.length>1?this.keys(t,i):e}
${this.span(i,e=>Ht(n,t,e))}
<div class="actions ${t===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>Ht(n,t,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return a`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let r=y(t);return a`<li class="actions choice">
${this.button(r,()=>{this.go(G(t))})} ${this.remover(r,()=>Vt(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?a`<p class="hint">${t(`redact.not_here`)}</p>`:a`
<div class="sides">
${E.map(r=>a`<label>
${t(`redact.${r}`)}
<input type="number" min="0" max="100" step="any" .value=${b(String(ot(n[r])))} @change=${t=>{this.put(e,st(n,r,Number.parseFloat(K(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:t}=this.app.localizer,n=Wt(this.recipe);return a`
<fieldset>
<legend>${t(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,Et,n,e=>(e===`hole`&&(this.selected=e),Gt(this.recipe,e,this.nowMs)))}
${n===`pixelated`?a`<p class="hint">${t(`redact.pixelated_hint`)}</p>`:e}
${n===`none`?e:n===`hole`?this.details(n):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:t}=this.app.localizer,{recipe:n}=this,{audio:r,cut:i,mutes:o}=n;return a`
<fieldset>
<legend>${t(`redact.sound`)}</legend>
${`at_ms`in i?a`<p class="hint">${t(`redact.still_sound`)}</p>`:this.check(`redact.audio`,r,e=>Kt(n,e))}
${r?a`
<ul class="rows">${o.map((e,t)=>a`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>qt(n,e))}</div>
`:e}
</fieldset>
`}mute(e,t){let{recipe:n}=this,r=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return a`
<h4>${r}</h4>
${this.span(e,e=>Jt(n,t,e))}
${this.select(`redact.why`,`why`,bt,e.why,e=>Jt(n,t,{why:e}))}
<div class="actions">${this.remover(r,()=>Yt(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,bt,It(t,e),n=>Ut(t,e,n))}async swap(){this.isStills=!this.isStills,await this.updateComplete;let{player:e}=this;`open`in e?await e.open():e.seek(G(this.nowMs))}};f([s({attribute:!1})],J.prototype,`label`,void 0),f([n()],J.prototype,`isStills`,void 0),f([r(`footage-guard-player, footage-guard-stills`)],J.prototype,`player`,void 0),i(`footage-guard-redaction-editor`,J);var on=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),sn=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=x(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},cn=t=>{let{app:n,draft:r,request:i,mayEdit:o}=t,{text:s}=n.localizer;return a`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${s(`draft.step.footage`)}</h3>
${r.clips.length===0?a`<p class="hint">${s(`draft.no_clips`)}</p>`:e}
<ul class="rows">
${r.clips.map((e,n)=>a`<li class="card">${un(e,n,t)}</li>`)}
</ul>
${o&&i.matches.some(({clips:e})=>e.length>0)?a`<details>
<summary>${s(`draft.add`)}</summary>
${ln(t)}
</details>`:e}
</section>
`},ln=({app:e,draft:t,request:n,change:r})=>a`
<ul class="rows">
${on(n.matches).map(i=>a`<li>
<button
type="button"
@click=${()=>{r(se(t,fe(i,n.request.scope)))}}
>
${sn(i,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,un=(t,n,r)=>{let{app:i,draft:o,request:s,mayEdit:c,opened:l,open:u,change:f}=r,{text:p}=i.localizer,m=on(s.matches).find(({clip_id:e})=>e===t.clip_id),h=m===void 0?p(`draft.clip_elsewhere`):x(m.camera,i.info.cameras),g=l===n&&c;return a`
<h4 id="piece-${n}" dir="auto">${h}</h4>
${d(Me(t,m?.start??null,i.localizer,i.format))}
${c?a`<div class="actions">
<button
type="button"
aria-expanded=${String(g)}
aria-describedby="piece-${n}"
@click=${()=>{u(g?null:n)}}
>
${p(g?`draft.close`:`draft.edit`)}
</button>
${m===void 0||o.clips.length>=50?e:a`<button
type="button"
aria-describedby="piece-${n}"
@click=${()=>{u(n+1),f(ce(o,n,fe(m,s.request.scope)))}}
>
${p(`draft.another_part`)}
</button>`}
<button
type="button"
aria-describedby="piece-${n}"
@click=${()=>{u(null),f(te(o,n))}}
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
.onChange=${e=>{f(re(o,n,e))}}
></footage-guard-redaction-editor>`:e}
`},dn=(n,r,i)=>{let{text:o}=i.localizer,s=De(n,i.info.cameras,i.localizer,i.format);return a`
<section class="stack" aria-labelledby="result">
<h3 id="result" tabindex="-1">${o(`draft.step.result`)}</h3>
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
${Y(s.leaves)}
<h4>${o(`stays.heading`)}</h4>
${Y(s.stays)}
<h4>${o(`statement.heading`)}</h4>
${d(s.rows)}
<details>
<summary>${o(`statement.exact`)}</summary>
<pre dir="ltr">${s.exact}</pre>
</details>
</section>
`},Y=t=>t.length===0?e:a`<ul class="notes">
${t.map(e=>a`<li>${e}</li>`)}
</ul>`,fn=({app:t,held:n,view:r,hasEdit:i,button:o,approve:s,drop:c})=>{let{text:l}=t.localizer,{request_id:u,version:d}=n.request,{votes:f}=r;return f===null&&!r.mayDecline?e:a`
<section class="stack" aria-labelledby="decide">
<h3 id="decide" tabindex="-1">${l(`draft.step.decide`)}</h3>
${r.mayDecline?a`<p>${l(`inbox.may_decline`)}</p>`:e}
${f===null?a`<p>${l(`decide.no_files`)}</p>`:a`<p role="status">${f.count} ${f.waitsFor}</p>
${Y(f.cast)}`}
${r.mayVote&&i?a`<p>${l(`decide.unsaved`)}</p>`:e}
<div class="actions choice">
${r.mayVote&&!i?o(`approve`,l(`draft.approve`),s):e}
${r.mayDecline?o(`decline`,l(`inbox.decline`),()=>t.api.ask(`requests/decline`,{request_id:u,version:d})):e}
</div>
${r.mayDrop?a`<p class="hint">${l(`drop.hint`)}</p>
<div class="actions">${o(`drop`,l(`drop.action`),c)}</div>`:e}
</section>
`},pn=t=>{let{app:n,held:r,view:i,hasLink:o,collected:s,button:c,collect:l}=t,{text:u}=n.localizer,{draft_id:d,draft:f}=r.shown;return!i.mayVeto&&!i.mayRevoke?e:a`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${u(`out.heading`)}</h3>
${f.delivery===`link`&&!o?a`<p>${u(`out.link_gone`)}</p>`:e}
${i.mayCollect?a`
<p>${u(`collect.text`)}</p>
${s===null?e:vn(s,n)}
<div class="actions">${c(`collect`,u(`collect.prepare`),l)}</div>
`:e}
<p>${u(i.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${i.mayVeto?c(`veto`,u(`shares.veto`),()=>n.api.ask(`approval/veto`,{draft_id:d})):c(`revoke`,u(`shares.revoke`),()=>n.api.ask(`shares/revoke`,{share_id:d}))}
</div>
</section>
`},mn=(n,r,i)=>{let{text:o}=r.localizer;return n?.url==null?e:a`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${o(`once.heading`)}</h3>
${t(o(`once.never_again`),!0)} ${hn(o(`once.link`),n.url,r)}
${n.access_code===null?e:a`${hn(o(`terms.access_code`),n.access_code,r)}
<p class="hint">${o(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${i}>${o(`once.done`)}</button></div>
</section>
`},hn=(e,t,{localizer:{text:n}})=>a`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${gn} /></label>
<div class="actions">
<button type="button" @click=${e=>void _n(e,t,n(`once.copied`),n(`once.copy_by_hand`))}>
${n(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,gn=e=>{e.target.select()},_n=async(e,t,n,r)=>{let i=e.currentTarget.parentElement,a=i?.querySelector(`[role=status]`),{clipboard:o}=navigator;try{if(o===void 0)throw Error(`none`);await o.writeText(t),a&&(a.textContent=n)}catch{i?.previousElementSibling?.querySelector(`input`)?.select(),a&&(a.textContent=r)}},vn=(e,n)=>{let{text:r}=n.localizer,i=n.format.duration(e.lasts_s*1e3);return a`
${t(r(`collect.ready`,{lasts:i}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${r(`collect.download`,{name:e.name})}</a>
</div>
`},yn=n=>{let{draft:r,held:i,app:o,change:s}=n,{text:c}=o.localizer,{public_links:l}=i.policy.policy,{timeZone:u}=o.format;return a`
${bn(n)}
${X(c(`terms.sender`),r.sender??``,e=>{s({...r,sender:e})},{most:80,hint:c(`form.sender_hint`)})}
<label>
${c(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${r.purpose} @input=${Q(e=>{s({...r,purpose:e})})}></textarea>
</label>
${Sn(c(`request.basis`),pe.map(e=>[e,c(`basis.name.${e}`)]),r.legal_basis,e=>{s({...r,legal_basis:e})})}
<p class="hint">${m(r.legal_basis,o.localizer)}</p>
<fieldset class="stack">
<legend>${c(`terms.delivery`)}</legend>
${ie.filter(e=>e!==`link`||l||r.delivery===`link`).map(e=>Z(`delivery`,c(`delivery.${e}`),c(`delivery.${e}.means`),e===r.delivery,()=>{s(ne(r,e))}))}
${l?e:t(c(`form.links_off`))}
</fieldset>
${r.delivery===`age_file`?X(c(`form.key`),r.age_recipient??``,e=>{s(ve(r,e))},{most:62,hint:c(`form.key_hint`)}):e}
${X(c(`terms.not_after`),r.not_after===void 0?``:we(r.not_after,u),e=>{let t=Te(e,u);t!==null&&s({...r,not_after:t})},{type:`datetime-local`})}
${r.delivery===`link`?xn(n):e}
<p class="hint">${c(`form.metadata`)}</p>
`},bn=({draft:t,held:n,app:r,change:i})=>{let{text:o}=r.localizer,{recipient:s}=t,{request:c}=n.request,l=e=>()=>{i(_e(t,e))};return a`
<fieldset class="stack">
<legend>${o(`terms.recipient`)}</legend>
${he(c)?Z(`recipient`,o(`form.asked`),p({channel:c.channel,...c.requester},r.localizer),s===void 0,l(null)):e}
${Z(`recipient`,o(`form.another`),``,s!==void 0,l(s??{name:``,organisation:``,level:0,method:``}))}
${s===void 0?e:a`
${X(o(`form.name`),s.name??``,e=>{l({...s,name:e})()},{most:80})}
${X(o(`form.organization`),s.organisation??``,e=>{l({...s,organisation:e})()},{most:80})}
${Sn(o(`form.known`),le.map(([,e])=>[e,o(`way.${e||`none`}`)]),s.level===0?``:s.method,e=>{l(ae(s,e))()})}
`}
</fieldset>
`},xn=({draft:t,held:n,app:r,change:i})=>{let{text:o}=r.localizer,s=n.policy.policy.max_downloads;return a`
${X(o(`form.downloads`,{most:r.format.number(s)}),String(t.max_downloads??1),e=>{i({...t,max_downloads:Math.trunc(Number(e))})},{type:`number`,most:s})}
${Z(``,o(`terms.access_code`),o(`form.code_hint`),t.access_code===!0,e=>{i({...t,access_code:e,hand_over:e&&t.hand_over===!0})})}
${Z(``,o(`terms.stream_only`),o(`form.stream_hint`),t.stream_only===!0,e=>{i({...t,stream_only:e})})}
${n.request.request.proposal?.hand_over===!0?Z(``,o(`terms.hand_over`),o(`form.hand_over_hint`),t.hand_over===!0,e=>{i(ge(t,e))}):e}
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
`,Sn=(e,t,n,r)=>a`
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
`,Q=e=>t=>{e(t.target.value)},Cn=3e3,$=class extends h{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.missing=null,this.released=null,this.collected=null,this.endHearing=null,this.focused=new Ye(this),this.held=this.watch(({api:e})=>Ee(e,this.draftId)),this.button=(e,t,n)=>a`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.keep=e=>{(this.edit!==null||this.released?.url!=null)&&e.preventDefault()},this.forgetLink=()=>{this.released=null,this.focused.keep(`out`)}}static{this.styles=[...h.styles,qe]}connectedCallback(){super.connectedCallback(),this.timer=setInterval(this.look,Cn),window.addEventListener(`beforeunload`,this.keep)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),window.removeEventListener(`beforeunload`,this.keep),this.endHearing?.().catch(()=>void 0),this.endHearing=null}render(){let{text:t}=this.app.localizer,n=this.held.loaded;return a`
<div class="stack">
<h2 id="top" tabindex="-1">${t(`draft.heading`)}</h2>
${l(n,this.app,e=>this.page(e))}
${n.kind===`failed`&&n.problem.code===`statement_changed`?a`<div class="actions">${this.button(`drop`,t(`drop.action`),()=>this.drop())}</div>`:e}
</div>
`}page(t){let{app:n,heard:r,missing:i}=this,o=Ke(t.shown,r?.shown===t.shown?r.job:null),s=ze({shown:o,people:t.people,personId:n.personId,isLockedDown:n.info.is_locked_down},n.localizer,n.format),c=this.edit?.draft??o.draft,l=this.unsaved(t,s),u=l===null?e:this.changes(t,s,l),d=p({channel:t.request.request.channel,...t.request.request.requester},n.localizer);return a`
<p>
<a href=${n.path({page:`request`,id:o.request_id})}>
${n.localizer.text(`draft.for`)} <bdi>${d}</bdi></a
>
</p>
<p role="status">${s.where}</p>
${this.trouble()} ${mn(this.released,n,this.forgetLink)} ${pn({app:n,held:t,view:s,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(t)})}
${l===`edit.unsaved`?e:u} ${this.footage(t,s,c)} ${this.terms(t,s,c)}
${l===`edit.unsaved`?u:e} ${this.files(t,s)} ${o.statement===null?e:dn(o.statement,i?.of===o.statement_sha256?i.count:0,n)}
${fn({app:n,held:t,view:s,hasEdit:this.edit!==null,button:this.button,approve:()=>this.approve(t),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:t}=this;if(e===null)return _(null);let n=oe(e,t.localizer,t.say);return n.length===0?_(t.say(e)):a`<div role="alert">
<div class="notice">
<p>${t.localizer.text(`form.refused`)}</p>
<ul class="notes">
${n.map(e=>a`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&ue(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(n,r,i){let{text:o}=this.app.localizer,s=i===`edit.conflict`;return t(a`<p>${o(i)}</p>
<div class="actions choice">
${r.mayEdit?this.button(`save`,o(s?`edit.mine`:`edit.save`),()=>this.save(n)):e}
${this.button(`drop-edit`,o(s?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return cn({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(t,n,r){let{text:i}=this.app.localizer;return n.mayEdit?a`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${i(`draft.step.terms`)}</h3>
${yn({draft:r,held:t,app:this.app,change:e=>{this.change(t,e)}})}
</section>
`:e}files(n,r){let{text:i}=this.app.localizer,{job:o}=r;return n.shown.state===`drafted`?a`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${i(`draft.step.files`)}</h3>
<p class="hint">${i(`files.text`)}</p>
${o===null?e:o.isUnderWay?ee(o.label,o.percent):t(o.label,!0)}
${o?.problem==null?e:a`<p>${this.app.say({code:o.problem,values:{}})}</p>`}
<div class="actions">
${r.mayMake&&(this.edit===null||ue(this.edit,n.shown)===`plain`)?this.button(`make`,i(o===null?this.edit===null?`files.make`:`files.save_make`:`files.again`),()=>this.make(n)):e}
${o?.needsUnlock===!0?this.button(`unlock`,i(`vault.unlock`),()=>this.app.unlock()):e}
${o?.isUnderWay===!0||o?.needsUnlock===!0?this.button(`stop`,i(`files.stop`),()=>this.write(n.shown.draft,n.shown.version)):e}
</div>
</section>
`:e}async press(e,t,n){let r=Xe(e.currentTarget);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.focused.keep(r)}change(e,t){this.edit={draft:t,base:this.edit?.base??e.shown},setTimeout(()=>void this.focused.keep(`footage`))}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}async make(e){let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(g(e).code!==`vault_locked`||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&(await this.held.reload(),this.missing={count:e.missing,of:this.shown?.statement_sha256??null})}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:e}){let{app:t,draftId:n}=this,{text:r}=t.localizer,{statement:i,statement_sha256:o}=e;if(i===null)return;let s=De(i,t.info.cameras,t.localizer,t.format);await t.prove({heading:r(`draft.approve`),text:a`<p>${r(`approve.text`)}</p>
${Y(s.leaves)} ${d(s.rows)}`,action:r(`draft.approve`),mayUseCode:!0,run:async e=>{let r=await t.api.prove(`approval/approve`,{draft_id:n},o,e);`share_id`in r&&(this.released=r)}})}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};f([s()],$.prototype,`draftId`,void 0),f([n()],$.prototype,`edit`,void 0),f([n()],$.prototype,`opened`,void 0),f([n()],$.prototype,`heard`,void 0),f([n()],$.prototype,`missing`,void 0),f([n()],$.prototype,`released`,void 0),f([n()],$.prototype,`collected`,void 0),i(`footage-guard-draft`,$);export{$ as DraftPage};