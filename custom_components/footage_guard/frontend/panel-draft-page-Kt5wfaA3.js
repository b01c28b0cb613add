import{A as e,C as t,D as n,E as r,F as i,M as a,N as o,O as s,P as c,S as l,a as u,b as d,g as f,o as p,r as m,s as h,v as g,w as ee,x as _}from"./panel-frame-Bq-v3esW.js";import{t as te}from"./panel-own-image-DBFNkg22.js";import{S as ne,_ as re,b as ie,c as ae,d as oe,f as se,g as ce,h as le,l as ue,m as de,n as fe,p as pe,s as me,t as he,u as ge,v as _e,x as ve,y as ye}from"./panel-player-BPCbpBfo.js";import{i as v,n as be,t as y}from"./panel-player-CiHZ6q3I.js";import{a as b,i as xe,n as Se,r as Ce,t as we}from"./panel-undo-rk0cVQqm.js";import{n as Te,t as Ee}from"./panel-home-time-5QPrMwIE.js";var De=(e,t)=>{let n=null,r=``,i=async t=>{let[n,r,i]=await Promise.all([e.ask(`requests/get`,{request_id:t}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:i}};return{load:async()=>{let a=await e.ask(`draft/get`,{draft_id:t}),o=`${a.state} ${String(a.version)} ${String(a.votes.length)}`;o!==r&&(n=null),r=o;try{return{shown:a,...await(n??=i(a.request_id))}}catch(e){throw n=null,e}},listen:t=>e.listen(`requests/subscribe`,{},()=>{n=null,t()})}},x=(e,t)=>t.find(t=>t.camera===e)?.title??e,Oe=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>ke(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:Ae(e,n,r),exact:JSON.stringify(e,null,2)}},ke=(e,{cameras:t,imported:n},{text:r},i)=>{let a=x(e.camera,t),o=S(e.start,e.end,r,i),s=i.duration(Date.parse(e.end)-Date.parse(e.start)),c=r(e.audio?`file.with_sound`:`file.no_sound`),l=n.includes(e.clip_id);return{name:e.name,said:[r(`file.said`,{camera:a,time:o,length:s,sound:c}),...l?[r(`file.imported`)]:[]].join(` `),rows:[[r(`file.camera`),a],[r(`file.time`),o],...l?[[r(`file.origin`),r(`file.imported`)]]:[],[r(`request.length`),s],[r(`file.sound`),c],[r(`file.size`),i.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}},S=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),Ae=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),u(i.level,i.method,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),m(e.legal_basis,t)],[r(`terms.delivery`),Me(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),e.share_origin]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),s(a.hand_over)]]:[],[r(`terms.wait`),je(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},je=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},Me=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,Ne=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Pe(i,t,n,r)],[n(`piece.hidden`),Ie(i,n,r)],[n(`file.sound`),Le(i,n,r)]]},Pe=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:Fe(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${y(i)} – ${y(a)}`:S(C(t,i),C(t,a),n,r),length:r.duration(a-i)})},Fe=(e,t,n)=>{if(t===null)return y(e);let r=C(t,e);return`${n.day(r)} ${n.time(r)}`},C=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Ie=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Le=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),Re={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},ze=new Set([`edit`,`vote`]),Be=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>Re[r.state].includes(e)&&!(i&&ze.has(e)),s=r.state===`drafted`&&r.job!==null?Ge(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:Ve(r,t,n),mayEdit:o(`edit`),editVoids:r.state!==`drafted`,mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&!i,votes:r.statement===null?null:He(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},Ve=({state:e,live_from:t},{text:n},r)=>n(`draft.is.${e}`,t===null?{}:{live:r.moment(t)}),He=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t})=>t===e)?.name??n(`draft.somebody`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>Ue(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},Ue=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},We={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},Ge=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?Ke(e,t,n):t(We[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),Ke=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},qe=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},Je=c`
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
`,Ye={files:`result`},Xe=class{constructor(e){this.host=e,this.focused=null,this.step=``,e.addController(this)}hostUpdate(){this.focused=this.host.shadowRoot?.activeElement??null,this.step=Ze(this.focused)}hostUpdated(){this.focused?.isConnected===!1&&this.keep(this.step)}async keep(e){await this.host.updateComplete;let t=this.host.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,Ye[e]??e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:n.id!==`link`})}},Ze=e=>e?.closest(`section`)?.getAttribute(`aria-labelledby`)??``,w=1e6,T=1e4,Qe=5e3,E=[`left`,`top`,`right`,`bottom`],$e=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],et={ArrowLeft:[-5e3,0],ArrowRight:[Qe,0],ArrowUp:[0,-5e3],ArrowDown:[0,Qe]},D=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return k(e=>o.area[e]+(a.area[e]-o.area[e])*s)},tt=(e,t)=>k(n=>(dt(n)===t?Math.ceil:Math.floor)(e[n])),nt=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=j(Math.round(t),-r,w-a),c=j(Math.round(n),-i,w-o);return k(t=>e[t]+(A(t)?s:c))},rt=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=A(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:dt(t)?j(l,0,Math.max(s,c-T)):j(l,Math.min(c,s+T),w)}},it=(e,t,n,r)=>t.reduce((t,i)=>rt(t,i,e[i]+(A(i)?n:r)),e),at=({area:e,grip:t,from:n},r)=>{if(e===null)return ut(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?nt(e,i,a):it(e,t,i,a)},ot=(e,t,n)=>{let r=et[t];return r===void 0?null:n?it(e,[`right`,`bottom`],...r):nt(e,...r)},st=e=>Math.round(e/1e3)/10,ct=(e,t,n)=>Number.isFinite(n)?rt(e,t,n*w/100):e,lt=e=>`M0 0H${String(w)}V${String(w)}H0Z${e===null?``:O(e)}`,O=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,ut=(e,t)=>{let n=(e,t)=>[e,t].map(ft).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<T||o-a<T?null:{left:r,top:a,right:i,bottom:o}},k=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),dt=e=>e===`left`||e===`top`,A=e=>e===`left`||e===`right`,j=(e,t,n)=>Math.min(Math.max(e,t),n),ft=e=>j(Math.round(e),0,w),pt=e=>({fromMs:e,untilMs:e,width:0,height:0}),mt=(e,t,[n=0,r=0])=>({fromMs:e,untilMs:e+Math.max(0,(t??0)-.001),width:n-n%2,height:r-r%2}),ht=16,gt=1e-6,_t=(e,t)=>yt(e,t).map(e=>bt(e,t,Math.floor,Math.ceil)),vt=(e,t)=>{let{fromMs:n,untilMs:r}=t;if(D(e,n)===null||e.to_ms!==null&&e.to_ms<r)return null;let i=yt(e,t).map(e=>bt(e,t,Math.ceil,Math.floor)),a=Object.fromEntries(E.map(e=>[e,(xt(e)?Math.max:Math.min)(...i.map(t=>t[e]))]));return a.left<a.right&&a.top<a.bottom?a:null},yt=(e,{fromMs:t,untilMs:n})=>{let r=e.from_ms===null?t:Math.max(t,e.from_ms),i=r===t||r<n?D(e,r):null;if(i===null)return[];let a=e.to_ms===null?n:Math.min(n,e.to_ms);return[i,...e.keys.filter(({at_ms:e})=>r<e&&e<a).map(({area:e})=>e)]},bt=(e,{width:t,height:n},r,i)=>Object.fromEntries(E.map(a=>{let o=a===`left`||a===`right`?t:n;if(o===0||e[a]===1e6)return[a,e[a]];let s=xt(a)?r:i,c=e[a]*o/(w*ht),l=Math.abs(c-Math.round(c))<gt?Math.round(c):s(c);return[a,Math.min(w,l*ht*w/o)]})),xt=e=>e===`left`||e===`top`,St=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],Ct=864e5,wt=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,Tt=e=>{let t=wt.exec(e.trim());if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},Et=({ms:e,after:t},n,r,i,a)=>{let[o,s]=a?[`ArrowLeft`,`ArrowRight`]:[`ArrowRight`,`ArrowLeft`],c=n===o||n===`ArrowUp`?1:n===s||n===`ArrowDown`?-1:0;if(c===0)return null;if(r)return e+c*1e3;let l=Math.floor((e-t+.999)/i),u=Dt(l,i)===e-t;return Dt(c===1||u?l+c:l,i)+t},Dt=(e,t)=>Math.floor(e*t+.001),M={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},Ot=[`none`,`covered`,`hole`,`pixelated`],kt={left:w/4,top:w/4,right:w*3/4,bottom:w*3/4},At={left:w*.4,top:w*.4,right:w*.6,bottom:w*.6},N=1e3,P=`other`,F={why:`redact.order`,most:0},I=e=>({why:`redact.too_many`,most:e}),jt=e=>`most`in e,Mt=e=>e+1,Nt=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?Mt(e.at_ms):e.to_ms),Pt=(e,t,n)=>{let r={...Qt(e,n),...$t(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:F},Ft=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),It=(e,t)=>({...e,cut:Qt(e,t)}),Lt=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],L=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,Rt=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??P,zt=(e,t,n=At)=>e.boxes.length>=M.boxes?I(M.boxes):z(e)>=M.keysInAll?I(M.keysInAll):{...e,boxes:[...e.boxes,{track:en(t,n),why:P}]},Bt=(e,t)=>({...e,boxes:B(e.boxes,t)}),Vt=(e,t,n,r)=>{let i=L(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?Ht(e,t,n,r):R(e,t,{...i,keys:[{...a,area:r}]})},Ht=(e,t,n,r=null)=>{let i=L(e,t),a=r??(i===null?null:D({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=M.keys)return I(M.keys);if(o.length===i.keys.length&&z(e)>=M.keysInAll)return I(M.keysInAll);let s=[...o,{at_ms:n,area:tt(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return R(e,t,{...i,keys:s})},Ut=(e,t,n)=>{let r=L(e,t);return r===null||r.keys.length<2?e:R(e,t,{...r,keys:B(r.keys,n)})},Wt=(e,t,n)=>{let r=L(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?F:R(e,t,i)},Gt=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:V(e.boxes,t,{why:n})},Kt=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,qt=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=Rt(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:z(e)>=M.keysInAll?I(M.keysInAll):{...e,whole:{mode:`covered`,hole:en(n,kt),why:r}}},Jt=(e,t)=>({...e,audio:t,mutes:t?e.mutes:[]}),Yt=(e,t)=>{if(e.mutes.length>=M.mutes)return I(M.mutes);let n=Math.min(t,Ct-N);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+N,why:P}]}},Xt=(e,t,n)=>{let r=V(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:F},Zt=(e,t)=>({...e,mutes:B(e.mutes,t)}),Qt=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+N,t))}:e,$t=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),en=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),R=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:V(e.boxes,t,{track:n})},z=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),B=(e,t)=>e.filter((e,n)=>n!==t),V=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),H=class extends h{constructor(...e){super(...e),this.clipId=``,this.label=``,this.lengthMs=0,this.moved=()=>void 0,this.currentMs=0,this.ticket=null,this.isOver=!1,this.wanted=null,this.againMs=0,this.isUnlocking=!1,this.shown=()=>{this.currentMs=this.beginMs,this.againMs=this.beginMs+.99,this.moved()},this.back=()=>{this.want({times:[this.beginMs-1],isIt:()=>!0})},this.forward=()=>{let{beginMs:e,pictureMs:t}=this;this.want({times:be(e,t),isIt:t=>t>e})},this.again=()=>{this.seek(this.againMs)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.sought=e=>{this.seek(Number(e.target.value))},this.unlock=async()=>{this.isUnlocking=await this.app.unlock(),this.requestUpdate()}}static{this.styles=[...h.styles,fe]}get shownMs(){return this.currentMs}get size(){return this.ticket?.size??[]}get picture(){return this.image}get pictureMs(){return this.ticket?.picture_ms??null}pause(){}seek(e){this.againMs=e,this.want({times:[Math.ceil(e),Math.floor(e)],isIt:t=>t<=e})}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`clipId`)||v(this.app.info)!==`possible`?this.takeAway():this.isUnlocking&&(this.isUnlocking=!1,this.again())}render(){let e=v(this.app.info);return a`
<section class="stack" aria-label=${this.label}>
${_(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.still(this.ticket):he(e,this.app,this.unlock)}
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
`}want(e){this.wanted=e,this.doing===null&&this.look()}async look(){await this.updateComplete,v(this.app.info)===`possible`&&await this.act(`look`,async()=>{try{for(;this.wanted!==null;){let{wanted:e}=this,t=await this.find(e);t!==null&&(this.wanted=null,this.isOver=!1,this.ticket=t)}}catch(e){throw this.wanted=null,this.app.refresh(),e}})}async find(e){let{clipId:t}=this,n=null;for(let r of e.times){let i=Math.max(0,r);if(n=await this.app.api.ask(`clips/thumbnail_ticket`,{clip_id:t,at_ms:i,size:`picture`}),e!==this.wanted)return null;if(e.isIt(n.begins_ms??i))break}return n}takeAway(){this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.wanted=null}};f([s()],H.prototype,`clipId`,void 0),f([s()],H.prototype,`label`,void 0),f([s({attribute:!1})],H.prototype,`lengthMs`,void 0),f([s({attribute:!1})],H.prototype,`moved`,void 0),f([n()],H.prototype,`ticket`,void 0),f([n()],H.prototype,`isOver`,void 0),f([r(`img`)],H.prototype,`image`,void 0),f([r(`button`)],H.prototype,`firstButton`,void 0),i(`footage-guard-stills`,H);var tn=c`
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
`,U=class extends h{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.onChange=()=>void 0,this.nowMs=0,this.seen=pt(0),this.refused=null,this.steps=we,this.playedMs=0,this.pulled=null,this.given=``}get length(){return Nt(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){e.has(`recipe`)&&!an(this.recipe,this.given)&&(this.steps=we,this.refused=null)}change(e){jt(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=Ce(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(t,n,r=null,i=!0){return a`<button
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
<select @change=${e=>{this.change(i(G(e)))}}>
${n.map(e=>a`<option value=${e} .selected=${b(e===r)}>${o(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,r=!1){let i={label:`redact.start`,here:`redact.start_here`,after:0},o={label:`redact.end`,here:`redact.end_here`,after:1};return a`
${this.time({...i,ms:e,set:e=>n({from_ms:e})},r)}
${this.time({...o,ms:t,set:e=>n({to_ms:e})},r)}
`}time(t,n){let r=this.app.localizer.text(t.label),i=n&&this.pulled?.label===t.label?this.pulled.ms:t.ms,o=i===null?``:y(i),s=e=>{this.pulled=null,this.change(t.set(e))},c=e=>{this.pulled={label:t.label,ms:e},this.go(t.after===0?W(e):e-rn)};return a`
${n?a`<input
type="range"
aria-label=${r}
aria-valuetext=${o}
max=${this.length}
.value=${b(String(i))}
@input=${e=>{c(Number(G(e)))}}
@change=${e=>{s(Number(G(e)))}}
@keydown=${e=>{let n=getComputedStyle(this).direction===`rtl`,r=Et({ms:Number(G(e)),after:t.after},e.key,e.shiftKey,this.pictureMs??nn,n);if(r===null)return;e.preventDefault();let i=Math.min(Math.max(0,r),this.length);c(i),s(i)}}
/>`:e}
<div class="time">
<label>${r}<input dir="ltr" autocomplete="off" .value=${b(o)} @change=${e=>{let t=Tt(G(e));t===null?this.refuse(`redact.time`):s(t)}} /></label>
${this.here(t.here,e=>t.set(e+t.after))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.given=JSON.stringify(e),this.onChange(e)}};f([s({attribute:!1})],U.prototype,`clipId`,void 0),f([s({attribute:!1})],U.prototype,`lengthMs`,void 0),f([s({attribute:!1})],U.prototype,`recipe`,void 0),f([s({attribute:!1})],U.prototype,`onChange`,void 0),f([n()],U.prototype,`nowMs`,void 0),f([n()],U.prototype,`seen`,void 0),f([n()],U.prototype,`refused`,void 0),f([n()],U.prototype,`steps`,void 0),f([n()],U.prototype,`pulled`,void 0);var nn=40,rn=.01,W=e=>e+1-rn,G=e=>e.target.value,an=(e,t)=>JSON.stringify(e)===t,K=class extends U{constructor(...e){super(...e),this.selected=null,this.countBefore=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:at(this.drag,q(e))})},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}updated(e){if(super.updated(e),!e.has(`recipe`)||this.countBefore===null)return;let t=this.isOpen?`path.selected`:`button[aria-expanded=true]`;this.recipe.boxes.length>this.countBefore&&this.renderRoot.querySelector(t)?.focus(),this.countBefore=null}picture(){let t=this.recipe.whole,n=Lt(this.recipe);return a`
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
${t?.mode===`covered`?o`<path class="cover" fill-rule="evenodd" d=${lt(this.seenThrough())} />`:e}
${n.map(e=>this.covered(e))}
${n.map(e=>this.area(e))}
${this.drag?.target===null&&this.drag.to!==null?o`<path class="box" d=${O(this.drag.to)} />`:e}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=L(this.recipe,e);return t===null?null:D(t,this.nowMs)}put(e,t){this.change(Vt(this.recipe,e,this.nowMs,t))}added(e){let t=zt(this.recipe,this.nowMs,e);return jt(t)||(this.selected=this.countBefore=this.recipe.boxes.length),t}covered(t){let n=this.shownTrack(t);if(t===`hole`||n===null)return e;let r=_t(n,this.seen).map(O).join(``);return o`<path class="covered ${t===this.selected?`faint`:``}" d=${r} />`}seenThrough(){let e=this.shownTrack(`hole`);return e===null?null:vt(e,this.seen)}shownTrack(e){let t=L(this.recipe,e),{drag:n}=this;return t===null||n?.target!==e||n.to===null?t:{keys:[{at_ms:0,area:n.to}],from_ms:null,to_ms:null}}area(t){let n=this.placeOf(t);if(n===null)return e;let r=t===this.selected,i=e=>r=>{r.stopPropagation(),this.selected=t,this.begin(r,t,n,e)};return o`
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
${r?$e.map(e=>o`<path class="grip" d="M${n[e[0]]} ${n[e[1]]}h0" @pointerdown=${i(e)} />`):e}
`}begin(e,t,n,r){e.button===0&&(on(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:q(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=ot(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};f([n()],K.prototype,`selected`,void 0),f([n()],K.prototype,`drag`,void 0);var on=({target:e})=>e.closest(`svg`),q=e=>{let{left:t,top:n,width:r,height:i}=on(e).getBoundingClientRect();return{x:(e.clientX-t)/r*w,y:(e.clientY-n)/i*w}},J=class extends K{constructor(...e){super(...e),this.label=``,this.isStills=!1,this.moved=()=>{let{currentMs:e,lengthMs:t,shownMs:n,pictureMs:r,size:i}=this.player;this.nowMs=e,this.playedMs=t,this.seen=mt(n,r,i)},this.undo=()=>{this.travel(xe)},this.redo=()=>{this.travel(Se)}}static{this.styles=[...K.styles,tn]}get isOpen(){return this.player.picture!==null}get pictureMs(){return this.player.pictureMs}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):(this.nowMs=Math.floor(t),this.seen=pt(this.nowMs))}stop(){this.player.pause()}render(){let{text:e}=this.app.localizer,{past:t,future:n}=this.steps;return a`
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
${i?this.time({label:`redact.at`,here:`redact.still_here`,ms:r.at_ms,after:1,set:e=>Ft(t,e)},!0):a`
${this.span(r,e=>Pt(t,e,n),!0)}
<p class="hint">${e(`redact.film_length`,{time:y(r.to_ms-r.from_ms)})}</p>
`}
${this.check(`redact.still`,i,e=>e?Ft(t,this.stillMs()):It(t,n))}
</fieldset>
`}stillMs(){let{cut:e}=this.recipe;return Mt(`from_ms`in e&&!this.isOpen?e.from_ms:this.nowMs)}boxes(){let{text:e}=this.app.localizer;return a`
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
${this.remover(n,()=>(this.selected=null,Bt(this.recipe,t)))}
</div>
${r?this.details(t):e}
`}details(t){let{recipe:n}=this,{text:r}=this.app.localizer,i=L(n,t);return i===null?e:a`
${this.reason(t)} ${this.place(t)}
<p class="hint">${r(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,e=>Ht(n,t,e))}</div>
${i.keys.length>1?this.keys(t,i):e}
${this.span(i,e=>Wt(n,t,e))}
<div class="actions ${t===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>Wt(n,t,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return a`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let r=y(t);return a`<li class="actions choice">
${this.button(r,()=>{this.go(W(t))})} ${this.remover(r,()=>Ut(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?a`<p class="hint">${t(`redact.not_here`)}</p>`:a`
<div class="sides">
${E.map(r=>a`<label>
${t(`redact.${r}`)}
<input type="number" min="0" max="100" step="any" .value=${b(String(st(n[r])))} @change=${t=>{this.put(e,ct(n,r,Number.parseFloat(G(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:t}=this.app.localizer,n=Kt(this.recipe);return a`
<fieldset>
<legend>${t(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,Ot,n,e=>(e===`hole`&&(this.selected=e),qt(this.recipe,e,this.nowMs)))}
${n===`pixelated`?a`<p class="hint">${t(`redact.pixelated_hint`)}</p>`:e}
${n===`none`?e:n===`hole`?this.details(n):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:t}=this.app.localizer,{recipe:n}=this,{audio:r,cut:i,mutes:o}=n;return a`
<fieldset>
<legend>${t(`redact.sound`)}</legend>
${`at_ms`in i?a`<p class="hint">${t(`redact.still_sound`)}</p>`:this.check(`redact.audio`,r,e=>Jt(n,e))}
${r?a`
<ul class="rows">${o.map((e,t)=>a`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>Yt(n,e))}</div>
`:e}
</fieldset>
`}mute(e,t){let{recipe:n}=this,r=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return a`
<h4>${r}</h4>
${this.span(e,e=>Xt(n,t,e))}
${this.select(`redact.why`,`why`,St,e.why,e=>Xt(n,t,{why:e}))}
<div class="actions">${this.remover(r,()=>Zt(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,St,Rt(t,e),n=>Gt(t,e,n))}async swap(){this.isStills=!this.isStills,await this.updateComplete;let{player:e}=this;`open`in e?await e.open():e.seek(W(this.nowMs))}};f([s({attribute:!1})],J.prototype,`label`,void 0),f([n()],J.prototype,`isStills`,void 0),f([r(`footage-guard-player, footage-guard-stills`)],J.prototype,`player`,void 0),i(`footage-guard-redaction-editor`,J);var sn=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),cn=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=x(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},ln=t=>{let{app:n,draft:r,request:i,mayEdit:o}=t,{text:s}=n.localizer;return a`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${s(`draft.step.footage`)}</h3>
${r.clips.length===0?a`<p class="hint">${s(`draft.no_clips`)}</p>`:e}
<ul class="rows">
${r.clips.map((e,n)=>a`<li class="card">${dn(e,n,t)}</li>`)}
</ul>
${o&&i.matches.some(({clips:e})=>e.length>0)?a`<details>
<summary>${s(`draft.add`)}</summary>
${un(t)}
</details>`:e}
</section>
`},un=({app:e,draft:t,request:n,change:r})=>a`
<ul class="rows">
${sn(n.matches).map(i=>a`<li>
<button
type="button"
@click=${()=>{r(ce(t,pe(i,n.request.scope)))}}
>
${cn(i,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,dn=(t,n,r)=>{let{app:i,draft:o,request:s,mayEdit:c,opened:l,open:u,change:f}=r,{text:p}=i.localizer,m=sn(s.matches).find(({clip_id:e})=>e===t.clip_id),h=m===void 0?p(`draft.clip_elsewhere`):x(m.camera,i.info.cameras),g=l===n&&c;return a`
<h4 id="piece-${n}" dir="auto">${h}</h4>
${d(Ne(t,m?.start??null,i.localizer,i.format))}
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
@click=${()=>{u(n+1),f(le(o,n,pe(m,s.request.scope)))}}
>
${p(`draft.another_part`)}
</button>`}
<button
type="button"
aria-describedby="piece-${n}"
@click=${()=>{u(null),f(ne(o,n))}}
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
.onChange=${e=>{f(ie(o,n,e))}}
></footage-guard-redaction-editor>`:e}
`},fn=({statement:n,imported:r,missing:i},o)=>{let{text:s}=o.localizer;if(n===null)return e;let c=Oe(n,{cameras:o.info.cameras,imported:r},o.localizer,o.format);return a`
<section class="stack" aria-labelledby="result">
<h3 id="result" tabindex="-1">${s(`draft.step.result`)}</h3>
${i===0?e:t(s(`files.missing`,{count:o.format.number(i)}))}
<ul class="rows">
${c.files.map(({name:e,rows:t},r)=>a`<li class="card">
<h4>${e}</h4>
<footage-guard-player
.app=${o}
.watched=${{draft_id:n.draft_id,file:r+1}}
.label=${e}
></footage-guard-player>
${d(t)}
</li>`)}
</ul>
</section>
<section class="stack" aria-labelledby="leaves">
<h3 id="leaves">${s(`draft.step.leaves`)}</h3>
<h4>${s(`leaves.heading`)}</h4>
${Y(c.leaves)}
<h4>${s(`stays.heading`)}</h4>
${Y(c.stays)}
<h4>${s(`statement.heading`)}</h4>
${d(c.rows)}
<details>
<summary>${s(`statement.exact`)}</summary>
<pre dir="ltr">${c.exact}</pre>
</details>
</section>
`},Y=t=>t.length===0?e:a`<ul class="notes">
${t.map(e=>a`<li>${e}</li>`)}
</ul>`,pn=({app:n,held:r,view:i,hasEdit:o,isAnother:s,button:c,approve:l,drop:u})=>{let{text:d}=n.localizer,{request_id:f,version:p}=r.request,{votes:m}=i;return m===null&&!i.mayDecline?e:a`
<section class="stack" aria-labelledby="decide">
<h3 id="decide" tabindex="-1">${d(`draft.step.decide`)}</h3>
${i.mayDecline?a`<p>${d(`inbox.may_decline`)}</p>`:e}
${m===null?a`<p>${d(`decide.no_files`)}</p>`:a`<p role="status">${m.count} ${m.waitsFor}</p>
${Y(m.cast)}`}
${i.mayVote&&s?t(d(`decide.another`)):e}
${i.mayVote&&o?a`<p>${d(`decide.unsaved`)}</p>`:e}
<div class="actions choice">
${i.mayVote&&!o?c(`approve`,d(`draft.approve`),l):e}
${i.mayDecline?c(`decline`,d(`inbox.decline`),()=>n.api.ask(`requests/decline`,{request_id:f,version:p})):e}
</div>
${i.mayDrop?a`<p class="hint">${d(`drop.hint`)}</p>
<div class="actions">${c(`drop`,d(`drop.action`),u)}</div>`:e}
</section>
`},mn=t=>{let{app:n,held:r,view:i,hasLink:o,collected:s,button:c,collect:l}=t,{text:u}=n.localizer,{draft_id:d,draft:f}=r.shown;return!i.mayVeto&&!i.mayRevoke?e:a`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${u(`out.heading`)}</h3>
${f.delivery===`link`&&!o?a`<p>${u(`out.link_gone`)}</p>`:e}
${i.mayCollect?a`
<p>${u(`collect.text`)}</p>
${s===null?e:yn(s,n)}
<div class="actions">${c(`collect`,u(`collect.prepare`),l)}</div>
`:e}
<p>${u(i.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${i.mayVeto?c(`veto`,u(`shares.veto`),()=>n.api.ask(`approval/veto`,{draft_id:d})):c(`revoke`,u(`shares.revoke`),()=>n.api.ask(`shares/revoke`,{share_id:d}))}
</div>
</section>
`},hn=(n,r,i)=>{let{text:o}=r.localizer;return n?.url==null?e:a`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${o(`once.heading`)}</h3>
${t(o(`once.never_again`),!0)} ${gn(o(`once.link`),n.url,r)}
${n.access_code===null?e:a`${gn(o(`terms.access_code`),n.access_code,r)}
<p class="hint">${o(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${i}>${o(`once.done`)}</button></div>
</section>
`},gn=(e,t,{localizer:{text:n}})=>a`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${_n} /></label>
<div class="actions">
<button type="button" @click=${e=>void vn(e,t,n(`once.copied`),n(`once.copy_by_hand`))}>
${n(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,_n=e=>{e.target.select()},vn=async(e,t,n,r)=>{let i=e.currentTarget.parentElement,a=i?.querySelector(`[role=status]`),{clipboard:o}=navigator;try{if(o===void 0)throw Error(`none`);await o.writeText(t),a&&(a.textContent=n)}catch{i?.previousElementSibling?.querySelector(`input`)?.select(),a&&(a.textContent=r)}},yn=(e,n)=>{let{text:r}=n.localizer,i=n.format.duration(e.lasts_s*1e3);return a`
${t(r(`collect.ready`,{lasts:i}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${r(`collect.download`,{name:e.name})}</a>
</div>
`},bn=n=>{let{draft:r,held:i,app:o,change:s}=n,{text:c}=o.localizer,{public_links:l}=i.policy.policy,{timeZone:u}=o.format;return a`
${xn(n)}
${X(c(`terms.sender`),r.sender??``,e=>{s({...r,sender:e})},{most:80,hint:c(`form.sender_hint`)})}
<label>
${c(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${r.purpose} @input=${Q(e=>{s({...r,purpose:e})})}></textarea>
</label>
${Cn(c(`request.basis`),me.map(e=>[e,c(`basis.name.${e}`)]),r.legal_basis,e=>{s({...r,legal_basis:e})})}
<p class="hint">${m(r.legal_basis,o.localizer)}</p>
<fieldset class="stack">
<legend>${c(`terms.delivery`)}</legend>
${ae.filter(e=>e!==`link`||l||r.delivery===`link`).map(e=>Z(`delivery`,c(`delivery.${e}`),c(`delivery.${e}.means`),e===r.delivery,()=>{s(re(r,e))}))}
${l?e:t(c(`form.links_off`))}
</fieldset>
${r.delivery===`age_file`?X(c(`form.key`),r.age_recipient??``,e=>{s(ye(r,e))},{most:62,hint:c(`form.key_hint`)}):e}
${X(c(`terms.not_after`),r.not_after===void 0?``:Te(r.not_after,u),e=>{let t=Ee(e,u);t!==null&&s({...r,not_after:t})},{type:`datetime-local`})}
${r.delivery===`link`?Sn(n):e}
<p class="hint">${c(`form.metadata`)}</p>
`},xn=({draft:t,held:n,app:r,change:i})=>{let{text:o}=r.localizer,{recipient:s}=t,{request:c}=n.request,l=e=>()=>{i(ve(t,e))};return a`
<fieldset class="stack">
<legend>${o(`terms.recipient`)}</legend>
${ge(c)?Z(`recipient`,o(`form.asked`),p({channel:c.channel,...c.requester},r.localizer),s===void 0,l(null)):e}
${Z(`recipient`,o(`form.another`),``,s!==void 0,l(s??{name:``,organisation:``,level:0,method:``}))}
${s===void 0?e:a`
${X(o(`form.name`),s.name??``,e=>{l({...s,name:e})()},{most:80})}
${X(o(`form.organization`),s.organisation??``,e=>{l({...s,organisation:e})()},{most:80})}
${Cn(o(`form.known`),ue.map(([,e])=>[e,o(`way.${e||`none`}`)]),s.level===0?``:s.method,e=>{l(oe(s,e))()})}
`}
</fieldset>
`},Sn=({draft:t,held:n,app:r,change:i})=>{let{text:o}=r.localizer,s=n.policy.policy.max_downloads;return a`
${X(o(`form.downloads`,{most:r.format.number(s)}),String(t.max_downloads??1),e=>{i({...t,max_downloads:Math.trunc(Number(e))})},{type:`number`,most:s})}
${Z(``,o(`terms.access_code`),o(`form.code_hint`),t.access_code===!0,e=>{i({...t,access_code:e,hand_over:e&&t.hand_over===!0})})}
${Z(``,o(`terms.stream_only`),o(`form.stream_hint`),t.stream_only===!0,e=>{i({...t,stream_only:e})})}
${n.request.request.proposal?.hand_over===!0?Z(``,o(`terms.hand_over`),o(`form.hand_over_hint`),t.hand_over===!0,e=>{i(_e(t,e))}):e}
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
`,Cn=(e,t,n,r)=>a`
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
`,Q=e=>t=>{e(t.target.value)},wn=3e3,$=class extends h{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.released=null,this.collected=null,this.first=null,this.endHearing=null,this.focused=new Xe(this),this.held=this.watch(({api:e})=>De(e,this.draftId)),this.button=(e,t,n)=>a`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.keep=e=>{(this.edit!==null||this.released?.url!=null)&&e.preventDefault()},this.forgetLink=()=>{this.released=null,this.focused.keep(`out`)}}static{this.styles=[...h.styles,Je]}connectedCallback(){super.connectedCallback(),this.timer=setInterval(this.look,wn),window.addEventListener(`beforeunload`,this.keep)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),window.removeEventListener(`beforeunload`,this.keep),this.endHearing?.().catch(()=>void 0),this.endHearing=null}render(){let{text:t}=this.app.localizer,n=this.held.loaded;return a`
<div class="stack">
<h2 id="top" tabindex="-1">${t(`draft.heading`)}</h2>
${l(n,this.app,e=>this.page(e))}
${n.kind===`failed`&&n.problem.code===`statement_changed`?a`<div class="actions">${this.button(`drop`,t(`drop.action`),()=>this.drop())}</div>`:e}
</div>
`}page(t){let{app:n,heard:r}=this,i=qe(t.shown,r?.shown===t.shown?r.job:null),o=Be({shown:i,people:t.people,personId:n.personId,isLockedDown:n.info.is_locked_down},n.localizer,n.format),s=this.edit?.draft??i.draft,c=this.unsaved(t,o),l=c===null?e:this.changes(t,o,c),u=p({channel:t.request.request.channel,...t.request.request.requester},n.localizer);return a`
<p>
<a href=${n.path({page:`request`,id:i.request_id})}>
${n.localizer.text(`draft.for`)} <bdi>${u}</bdi></a
>
</p>
<p role="status">${o.where}</p>
${te(t.request.request,n)}
${this.trouble()} ${hn(this.released,n,this.forgetLink)} ${mn({app:n,held:t,view:o,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(t)})}
${c===`edit.unsaved`?e:l} ${this.footage(t,o,s)} ${this.terms(t,o,s)}
${c===`edit.unsaved`?l:e} ${this.files(t,o)} ${fn(i,n)}
${pn({app:n,held:t,view:o,hasEdit:this.edit!==null,isAnother:this.isAnother(i),button:this.button,approve:()=>this.approve(t),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:t}=this;if(e===null)return _(null);let n=se(e,t.localizer,t.say);return n.length===0?_(t.say(e)):a`<div role="alert">
<div class="notice">
<p>${t.localizer.text(`form.refused`)}</p>
<ul class="notes">
${n.map(e=>a`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&de(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(n,r,i){let{text:o}=this.app.localizer,s=i===`edit.conflict`;return t(a`<p>${o(i)}</p>
<div class="actions choice">
${r.mayEdit?this.button(`save`,o(s?`edit.mine`:`edit.save`),()=>this.save(n)):e}
${this.button(`drop-edit`,o(s?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return ln({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(t,n,r){let{text:i}=this.app.localizer;return n.mayEdit?a`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${i(`draft.step.terms`)}</h3>
${bn({draft:r,held:t,app:this.app,change:e=>{this.change(t,e)}})}
</section>
`:e}files(n,r){let{text:i}=this.app.localizer,{job:o}=r;return n.shown.state===`drafted`?a`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${i(`draft.step.files`)}</h3>
<p class="hint">${i(`files.text`)}</p>
${o===null?e:o.isUnderWay?ee(o.label,o.percent):t(o.label,!0)}
${o?.problem==null?e:a`<p>${this.app.say({code:o.problem,values:{}})}</p>`}
<div class="actions">
${r.mayMake&&(this.edit===null||de(this.edit,n.shown)===`plain`)?this.button(`make`,i(o===null?this.edit===null?`files.make`:`files.save_make`:`files.again`),()=>this.make(n)):e}
${o?.needsUnlock===!0?this.button(`unlock`,i(`vault.unlock`),()=>this.app.unlock()):e}
${o?.isUnderWay===!0||o?.needsUnlock===!0?this.button(`stop`,i(`files.stop`),()=>this.write(n.shown.draft,n.shown.version)):e}
</div>
</section>
`:e}async press(e,t,n){let r=Ze(e.currentTarget);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.focused.keep(r)}change(e,t){this.edit={draft:t,base:this.edit?.base??e.shown},setTimeout(()=>void this.focused.keep(`footage`))}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}isAnother({statement_sha256:e}){return this.first??=e,e!==null&&e!==this.first}async make(e){this.first=null;let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(g(e).code!==`vault_locked`||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&await this.held.reload()}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:n}){let{app:r,draftId:i}=this,{text:o}=r.localizer,{statement:s,statement_sha256:c,imported:l}=n;if(s===null)return;let u=Oe(s,{cameras:r.info.cameras,imported:l},r.localizer,r.format);await r.prove({heading:o(`draft.approve`),text:a`<p>${o(`approve.text`)}</p>
${this.isAnother(n)?t(o(`decide.another`)):e} ${Y(u.files.map(({said:e})=>e))}
${Y(u.leaves)} ${d(u.rows)}`,action:o(`draft.approve`),mayUseCode:!0,run:async e=>{let t=await r.api.prove(`approval/approve`,{draft_id:i},c,e);`share_id`in t&&(this.released=t)}})}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};f([s()],$.prototype,`draftId`,void 0),f([n()],$.prototype,`edit`,void 0),f([n()],$.prototype,`opened`,void 0),f([n()],$.prototype,`heard`,void 0),f([n()],$.prototype,`released`,void 0),f([n()],$.prototype,`collected`,void 0),i(`footage-guard-draft`,$);export{$ as DraftPage};