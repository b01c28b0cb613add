import{C as e,D as t,E as n,F as r,G as i,H as a,K as o,L as s,M as c,N as l,P as u,R as d,U as f,V as p,W as m,c as h,d as ee,g as te,h as g,j as _,k as ne,n as v,r as re,s as ie,u as ae,v as oe,w as y,y as se,z as b}from"./panel-frame-Xr5OVtfg.js";import{t as ce}from"./panel-own-image-D363dJv1.js";import{C as le,S as ue,_ as de,b as fe,c as pe,d as me,f as he,g as ge,h as _e,l as ve,m as ye,n as be,p as xe,s as Se,t as Ce,u as we,v as Te,x as Ee,y as De}from"./panel-player-KeJF5hMx.js";import{a as Oe,i as ke,n as Ae,t as x}from"./panel-player-BDC6xIgG.js";import{a as je,i as Me,n as Ne,r as Pe,t as S}from"./panel-live-cDLeRRqx.js";import{t as Fe}from"./panel-copying-BFsrWEKH.js";import{i as Ie,t as Le}from"./panel-home-time-Dk-44djl.js";var Re=(e,t)=>{let n=null,r=``,i=new Set,a=async t=>{let[n,r,a]=await Promise.all([e.ask(`requests/get`,{request_id:t,also:[...i]}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:a}};return{load:async()=>{let o=await e.ask(`draft/get`,{draft_id:t});for(let e of o.cameras)i.add(e);let s=`${o.state} ${String(o.version)} ${String(o.votes.length)}`;s!==r&&(n=null),r=s;try{return{shown:o,...await(n??=a(o.request_id))}}catch(e){throw n=null,e}},listen:t=>e.listen(`requests/subscribe`,{},()=>{n=null,t()})}},C=(e,t)=>t.find(t=>t.camera===e)?.title??e,ze=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>Be(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:He(e,n,r),exact:JSON.stringify(e,null,2)}},Be=(e,{cameras:t,imported:n},{text:r},i)=>{let a=C(e.camera,t),o=Ve(e.start,e.end,r,i),s=i.duration(Date.parse(e.end)-Date.parse(e.start)),c=r(e.audio?`file.with_sound`:`file.no_sound`),l=n.includes(e.clip_id);return{name:e.name,isPicture:e.name.endsWith(`.png`),said:[r(`file.said`,{camera:a,time:o,length:s,sound:c}),...l?[r(`file.imported`)]:[]].join(` `),rows:[[r(`file.camera`),a],[r(`file.time`),o],...l?[[r(`file.origin`),r(`file.imported`)]]:[],[r(`request.length`),s],[r(`file.sound`),c],[r(`file.size`),i.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}},Ve=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),He=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),ae(i.level,i.method,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),ie(e.legal_basis,t)],[r(`terms.delivery`),We(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),h(e.share_origin,t)]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),a.hand_over?r(`form.hand_over_hint`):r(`no`)]]:[],[r(`terms.wait`),Ue(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},Ue=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},We=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,Ge=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Ke(i,t,n,r)],[n(`piece.hidden`),Je(i,n,r)],[n(`file.sound`),Ye(i,n,r)]]},Ke=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:qe(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${x(i)} – ${x(a)}`:Ve(w(t,i),w(t,a),n,r),length:r.duration(a-i)})},qe=(e,t,n)=>{if(t===null)return x(e);let r=w(t,e);return`${n.day(r)} ${n.time(r)}`},w=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Je=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Ye=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),Xe={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},Ze=new Set([`edit`,`vote`]),Qe=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>Xe[r.state].includes(e)&&!(i&&Ze.has(e)),s=r.state===`drafted`&&r.job!==null?rt(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:$e(r,t,n),mayEdit:o(`edit`),mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&c&&!i,votes:r.statement===null?null:et(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},$e=({state:e,live_from:t,draft:n},{text:r},i)=>r(e===`live`&&n.delivery!==`link`?`draft.is.live_file`:`draft.is.${e}`,t===null?{}:{live:i.moment(t)}),et=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t,name:n})=>t===e&&n!==``)?.name??n(`people.nameless`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>tt(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},tt=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},nt={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},rt=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?it(e,t,n):t(nt[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),it=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},at=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},ot=i`
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
`,st={files:`result`},ct=class{constructor(e){this.host=e,this.focused=null,this.step=``,e.addController(this)}hostUpdate(){this.focused=this.host.shadowRoot?.activeElement??null,this.step=lt(this.focused)}hostUpdated(){this.focused?.isConnected===!1&&this.keep(this.step)}async keep(e){await this.host.updateComplete;let t=this.host.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,st[e]??e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:!0}),n?.id===`link`&&n.scrollIntoView({block:`center`})}},lt=e=>e?.closest(`section`)?.getAttribute(`aria-labelledby`)??``,T=1e6,E=1e4,ut=5e3,dt=[`left`,`top`,`right`,`bottom`],ft=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],pt={ArrowLeft:[-5e3,0],ArrowRight:[ut,0],ArrowUp:[0,-5e3],ArrowDown:[0,ut]},D=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return k(e=>o.area[e]+(a.area[e]-o.area[e])*s)},mt=(e,t)=>k(n=>(wt(n)===t?Math.ceil:Math.floor)(e[n])),ht=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=j(Math.round(t),-r,T-a),c=j(Math.round(n),-i,T-o);return k(t=>e[t]+(A(t)?s:c))},gt=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=A(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:wt(t)?j(l,0,Math.max(s,c-E)):j(l,Math.min(c,s+E),T)}},_t=(e,t,n,r)=>t.reduce((t,i)=>gt(t,i,e[i]+(A(i)?n:r)),e),vt=({area:e,grip:t,from:n},r)=>{if(e===null)return Ct(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?ht(e,i,a):_t(e,t,i,a)},yt=(e,t,n)=>{let r=pt[t];return r===void 0?null:n?_t(e,[`right`,`bottom`],...r):ht(e,...r)},bt=e=>Math.round(e/1e3)/10,xt=(e,t,n)=>Number.isFinite(n)?gt(e,t,n*T/100):e,St=e=>`M0 0H${String(T)}V${String(T)}H0Z${e===null?``:O(e)}`,O=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,Ct=(e,t)=>{let n=(e,t)=>[e,t].map(Tt).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<E||o-a<E?null:{left:r,top:a,right:i,bottom:o}},k=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),wt=e=>e===`left`||e===`top`,A=e=>e===`left`||e===`right`,j=(e,t,n)=>Math.min(Math.max(e,t),n),Tt=e=>j(Math.round(e),0,T),M=e=>({fromMs:e,untilMs:e,width:0,height:0}),Et=(e,t,[n=0,r=0])=>({fromMs:e,untilMs:e+Math.max(0,(t??0)-.001),width:n-n%2,height:r-r%2}),Dt=16,Ot=1e-6,kt=(e,t)=>N(e,t).map(e=>jt(e,t,Math.floor,Math.ceil)),At=(e,t)=>{let{fromMs:n,untilMs:r}=t;if(D(e,n)===null||e.to_ms!==null&&e.to_ms<r)return null;let i=N({...e,from_ms:null,to_ms:null},M(r)),a=[...N(e,t),...i].map(e=>jt(e,t,Math.ceil,Math.floor)),o=Object.fromEntries(dt.map(e=>[e,(Mt(e)?Math.max:Math.min)(...a.map(t=>t[e]))]));return o.left<o.right&&o.top<o.bottom?o:null},N=(e,{fromMs:t,untilMs:n})=>{let r=e.from_ms===null?t:Math.max(t,e.from_ms),i=r===t||r<n?D(e,r):null;if(i===null)return[];let a=e.to_ms===null?n:Math.min(n,e.to_ms),o=Oe(r/1e3);return[i,...e.keys.filter(({at_ms:e})=>o<=e&&e!==r&&e<a).map(({area:e})=>e)]},jt=(e,{width:t,height:n},r,i)=>Object.fromEntries(dt.map(a=>{let o=a===`left`||a===`right`?t:n;if(o===0||e[a]===1e6)return[a,e[a]];let s=Mt(a)?r:i,c=e[a]*o/(T*Dt),l=Math.abs(c-Math.round(c))<Ot?Math.round(c):s(c);return[a,Math.min(T,l*Dt*T/o)]})),Mt=e=>e===`left`||e===`top`,Nt=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],Pt=864e5,Ft=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,It=e=>{let t=Ft.exec(ne(e.trim()));if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},Lt=({ms:e,after:t},n,r,i,a)=>{let[o,s]=a?[`ArrowLeft`,`ArrowRight`]:[`ArrowRight`,`ArrowLeft`],c=n===o||n===`ArrowUp`?1:n===s||n===`ArrowDown`?-1:0;if(c===0)return null;if(r)return e+c*1e3;let l=Math.floor((e-t+.999)/i),u=Rt(l,i)===e-t;return Rt(c===1||u?l+c:l,i)+t},Rt=(e,t)=>Math.floor(e*t+.001),P={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},zt=[`none`,`covered`,`hole`,`pixelated`],Bt={left:T/4,top:T/4,right:T*3/4,bottom:T*3/4},Vt={left:T*.4,top:T*.4,right:T*.6,bottom:T*.6},F=1e3,I=`other`,L={why:`redact.order`,most:0},R=e=>({why:`redact.too_many`,most:e}),Ht=e=>`most`in e,z=e=>e+1,Ut=(e,t)=>Math.min(e,Math.floor(t)),Wt=(e,t)=>Math.max(z(e),Math.ceil(t)),Gt=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?z(e.at_ms):e.to_ms),Kt=(e,t,n)=>{let r={...dn(e,n),...fn(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:L},qt=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),Jt=(e,t)=>({...e,cut:dn(e,t)}),Yt=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],B=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,Xt=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??I,Zt=(e,t,n=Vt)=>e.boxes.length>=P.boxes?R(P.boxes):H(e)>=P.keysInAll?R(P.keysInAll):{...e,boxes:[...e.boxes,{track:pn(t,n),why:I}]},Qt=(e,t)=>({...e,boxes:U(e.boxes,t)}),$t=(e,t,n,r)=>{let i=B(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?en(e,t,n,r):V(e,t,{...i,keys:[{...a,area:r}]})},en=(e,t,n,r=null)=>{let i=B(e,t),a=r??(i===null?null:D({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=P.keys)return R(P.keys);if(o.length===i.keys.length&&H(e)>=P.keysInAll)return R(P.keysInAll);let s=[...o,{at_ms:n,area:mt(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return V(e,t,{...i,keys:s})},tn=(e,t,n)=>{let r=B(e,t);return r===null||r.keys.length<2?e:V(e,t,{...r,keys:U(r.keys,n)})},nn=(e,t,n)=>{let r=B(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?L:V(e,t,i)},rn=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:mn(e.boxes,t,{why:n})},an=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,on=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=Xt(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:H(e)>=P.keysInAll?R(P.keysInAll):{...e,whole:{mode:`covered`,hole:pn(n,Bt),why:r}}},sn=(e,t,n)=>({...e,audio:t,mutes:t?n:[]}),cn=(e,t)=>{if(e.mutes.length>=P.mutes)return R(P.mutes);let n=Math.min(t,Pt-F);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+F,why:I}]}},ln=(e,t,n)=>{let r=mn(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:L},un=(e,t)=>({...e,mutes:U(e.mutes,t)}),dn=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+F,t))}:e,fn=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),pn=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),V=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:mn(e.boxes,t,{track:n})},H=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),U=(e,t)=>e.filter((e,n)=>n!==t),mn=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),hn=.99,W=class extends v{constructor(...e){super(...e),this.clipId=``,this.label=``,this.lengthMs=0,this.moved=()=>void 0,this.currentMs=0,this.ticket=null,this.isOver=!1,this.wanted=null,this.againMs=0,this.isUnlocking=!1,this.shown=()=>{this.currentMs=this.beginMs,this.againMs=this.beginMs+hn,this.moved()},this.back=()=>{this.want({times:[this.beginMs-1],isIt:()=>!0})},this.forward=()=>{let{beginMs:e,pictureMs:t}=this;this.want({times:Ae(e,t),isIt:t=>t>e})},this.again=()=>{this.seek(this.againMs)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.sought=e=>{this.seek(Number(e.target.value))},this.unlock=async()=>{this.isUnlocking=await this.app.unlock(),this.requestUpdate()}}static{this.styles=[...v.styles,be]}get shownMs(){return this.currentMs}get heardMs(){return this.pictureMs===null?this.currentMs:this.currentMs+hn+this.pictureMs}get size(){return this.ticket?.size??[]}get picture(){return this.image}get pictureMs(){return this.ticket?.picture_ms??null}pause(){}seek(e){this.againMs=e,this.want({times:[Math.ceil(e),Math.floor(e)],isIt:t=>t<=e})}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`clipId`)||ke(this.app.info)!==`possible`?this.takeAway():this.isUnlocking&&(this.isUnlocking=!1,this.again())}render(){let e=ke(this.app.info);return f`
<section class="stack" aria-label=${this.label}>
${c(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.still(this.ticket):Ce(e,this.app,this.unlock)}
</section>
`}get beginMs(){return this.ticket?.begins_ms??0}closed(){let{text:e}=this.app.localizer;return f`
${this.isOver?u(e(`player.over`),!0):p}
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.again}>
${e(this.doing===null?`player.show`:`status.loading`)}
</button>
`}still({url:e}){let{text:t}=this.app.localizer,n=this.beginMs;return f`
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
aria-valuetext=${x(n)}
@change=${this.sought}
/>
</label>
<div class="actions">
<button type="button" @click=${this.back}>${t(`player.back`)}</button>
<button type="button" @click=${this.forward}>${t(`player.forward`)}</button>
<bdi>${x(n)} / ${x(this.lengthMs)}</bdi>
<span role="status">${this.doing===null?``:t(`status.loading`)}</span>
</div>
`}want(e){this.wanted=e,this.doing===null&&this.look()}async look(){await this.updateComplete,ke(this.app.info)===`possible`&&await this.act(`look`,async()=>{try{for(;this.wanted!==null;){let{wanted:e}=this,t=await this.find(e);t!==null&&(this.wanted=null,this.isOver=!1,this.ticket=t)}}catch(e){throw this.wanted=null,this.app.refresh(),e}})}async find(e){let{clipId:t}=this,n=null;for(let r of e.times){let i=Math.max(0,r);if(n=await this.app.api.ask(`clips/thumbnail_ticket`,{clip_id:t,at_ms:i,size:`picture`}),e!==this.wanted)return null;if(e.isIt(n.begins_ms??i))break}return n}takeAway(){this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.wanted=null}};y([b()],W.prototype,`clipId`,void 0),y([b()],W.prototype,`label`,void 0),y([b({attribute:!1})],W.prototype,`lengthMs`,void 0),y([b({attribute:!1})],W.prototype,`moved`,void 0),y([d()],W.prototype,`ticket`,void 0),y([d()],W.prototype,`isOver`,void 0),y([s(`img`)],W.prototype,`image`,void 0),y([s(`button`)],W.prototype,`firstButton`,void 0),o(`footage-guard-stills`,W);var gn=i`
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
`,_n=oe(class extends se{constructor(...e){super(...e),this.isHeard=!1,this.isTyped=!1}render(e){return e}update(e,[t]){let n=e.element;return this.isHeard||this.hear(n),this.isTyped||n.value===t?a:(te(e),t)}hear(e){this.isHeard=!0,e.addEventListener(`input`,()=>this.isTyped=!0);for(let t of[`change`,`blur`])e.addEventListener(t,()=>this.isTyped=!1)}}),G=class extends v{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.onChange=()=>void 0,this.nowMs=0,this.seen=M(0),this.refused=null,this.steps=Ne,this.muted=[],this.playedMs=0,this.pulled=null,this.given=``}get length(){return Gt(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){(e.has(`clipId`)||e.has(`recipe`)&&!xn(this.recipe,this.given))&&(this.steps=Ne,this.muted=[],this.refused=null)}change(e){Ht(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=Me(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(e,t,n=null,r=!0){return f`<button
type="button"
aria-label=${n??p}
aria-disabled=${r?p:`true`}
@click=${t}
>
${e}
</button>`}edit(e,t){return this.button(this.app.localizer.text(e),()=>{this.change(t())})}here(e,t){return this.edit(e,()=>this.isOpen?t(this.nowMs):{why:`redact.not_open`,most:0})}remover(e,t){let{text:n}=this.app.localizer;return this.button(n(`redact.remove`),({target:e})=>{let n=e.closest(`fieldset`);this.change(t()),setTimeout(()=>{this.shadowRoot?.activeElement===null&&n?.querySelector(`.adding button`)?.focus()})},n(`redact.remove_what`,{what:e}))}check(e,t,n){return f`
<label class="option">
<input type="checkbox" .checked=${S(t)} @change=${({target:e})=>{this.change(n(e.checked))}} />
${this.app.localizer.text(e)}
</label>
`}select(e,t,n,r,i){let{text:a}=this.app.localizer;return f`
<label>
${a(e)}
<select @change=${e=>{this.change(i(K(e)))}}>
${n.map(e=>f`<option value=${e} .selected=${S(e===r)}>${a(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,r){let i={label:`redact.start`,here:`redact.start_here`,after:0},a={label:`redact.end`,here:`redact.end_here`,after:1},o=r===`sound`,s=e=>o?Ut(e,this.heardMs):e,c=e=>o?Wt(e,this.heardMs):z(e);return f`
${this.time({...i,ms:e,there:s,set:e=>n({from_ms:e})},r===`part`)}
${this.time({...a,ms:t,there:c,set:e=>n({to_ms:e})},r===`part`)}
`}time(e,t){let n=this.app.localizer.text(e.label),r=t&&this.pulled?.label===e.label?this.pulled.ms:e.ms,i=r===null?``:x(r),a=t=>{this.pulled=null,this.change(e.set(t))},o=t=>{this.pulled={label:e.label,ms:t},this.go(e.after===0?bn(t):t-yn)};return f`
${t?f`<input
type="range"
aria-label=${n}
aria-valuetext=${i}
max=${this.length}
.value=${S(String(r))}
@input=${e=>{o(Number(K(e)))}}
@change=${e=>{a(Number(K(e)))}}
@keydown=${t=>{let n=getComputedStyle(this).direction===`rtl`,r=Lt({ms:Number(K(t)),after:e.after},t.key,t.shiftKey,this.pictureMs??vn,n);if(r===null)return;t.preventDefault();let i=Math.min(Math.max(0,r),this.length);o(i),a(i)}}
/>`:p}
<div class="time">
<label>${n}<input dir="ltr" autocomplete="off" .value=${_n(i)} @change=${e=>{let t=It(K(e));t===null?this.refuse(`redact.time`):a(t)}} /></label>
${this.here(e.here,t=>e.set(e.there(t)))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.recipe.audio&&!e.audio&&(this.muted=this.recipe.mutes),this.given=JSON.stringify(e),this.onChange(e)}};y([b({attribute:!1})],G.prototype,`clipId`,void 0),y([b({attribute:!1})],G.prototype,`lengthMs`,void 0),y([b({attribute:!1})],G.prototype,`recipe`,void 0),y([b({attribute:!1})],G.prototype,`onChange`,void 0),y([d()],G.prototype,`nowMs`,void 0),y([d()],G.prototype,`seen`,void 0),y([d()],G.prototype,`refused`,void 0),y([d()],G.prototype,`steps`,void 0),y([d()],G.prototype,`pulled`,void 0);var vn=40,yn=.01,bn=e=>e+1-yn,K=e=>e.target.value,xn=(e,t)=>JSON.stringify(e)===t,q=class extends G{constructor(...e){super(...e),this.selected=null,this.countBefore=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:vt(this.drag,Cn(e))})},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}updated(e){if(super.updated(e),!e.has(`recipe`)||this.countBefore===null)return;let t=this.isOpen?`path.selected`:`button[aria-expanded=true]`;this.recipe.boxes.length>this.countBefore&&this.renderRoot.querySelector(t)?.focus(),this.countBefore=null}picture(){let e=this.recipe.whole,t=Yt(this.recipe);return f`
<svg
viewBox="0 0 ${T} ${T}"
preserveAspectRatio="none"
role="group"
aria-label=${this.app.localizer.text(`redact.boxes`)}
@pointerdown=${this.draw}
@pointermove=${this.move}
@pointerup=${this.end}
@pointercancel=${this.breakOff}
@touchmove=${this.hold}
>
${e?.mode===`covered`?m`<path class="cover" fill-rule="evenodd" d=${St(this.seenThrough())} />`:p}
${t.map(e=>this.covered(e))}
${t.map(e=>this.area(e))}
${this.drag?.target===null&&this.drag.to!==null?m`<path class="box" d=${O(this.drag.to)} />`:p}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=B(this.recipe,e);return t===null?null:D(t,this.nowMs)}put(e,t){this.change($t(this.recipe,e,this.nowMs,t))}added(e){let t=Zt(this.recipe,this.nowMs,e);return Ht(t)||(this.selected=this.countBefore=this.recipe.boxes.length),t}covered(e){let t=this.shownTrack(e);if(e===`hole`||t===null)return p;let n=kt(t,this.seen).map(O).join(``);return m`<path class="covered ${e===this.selected?`faint`:``}" d=${n} />`}seenThrough(){let e=this.shownTrack(`hole`);return e===null?null:At(e,this.seen)}shownTrack(e){let t=B(this.recipe,e),{drag:n}=this;return t===null||n?.target!==e||n.to===null?t:{keys:[{at_ms:0,area:n.to}],from_ms:null,to_ms:null}}area(e){let t=this.placeOf(e);if(t===null)return p;let n=e===this.selected,r=n=>r=>{r.stopPropagation(),this.selected=e,this.begin(r,e,t,n)};return m`
<path
class="box ${n?`selected`:``} ${e}"
d=${O(t)}
role="button"
tabindex="0"
aria-pressed=${String(n)}
aria-label=${this.app.localizer.text(`redact.box_keys`,{name:this.nameOf(e)})}
@pointerdown=${r([])}
@click=${()=>{this.selected=e}}
@keydown=${n=>{this.key(n,e,t)}}
/>
${n?ft.map(e=>m`<path class="grip" d="M${t[e[0]]} ${t[e[1]]}h0" @pointerdown=${r(e)} />`):p}
`}begin(e,t,n,r){e.button===0&&(Sn(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:Cn(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=yt(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};y([d()],q.prototype,`selected`,void 0),y([d()],q.prototype,`drag`,void 0);var Sn=({target:e})=>e.closest(`svg`),Cn=e=>{let{left:t,top:n,width:r,height:i}=Sn(e).getBoundingClientRect();return{x:(e.clientX-t)/r*T,y:(e.clientY-n)/i*T}},J=class extends q{constructor(...e){super(...e),this.label=``,this.isStills=!1,this.moved=()=>{let{currentMs:e,lengthMs:t,shownMs:n,pictureMs:r,size:i}=this.player;this.nowMs=e,this.playedMs=t,this.seen=Et(n,r,i)},this.undo=()=>{this.travel(je)},this.redo=()=>{this.travel(Pe)}}static{this.styles=[...q.styles,gn]}get isOpen(){return this.player.picture!==null}get heardMs(){return this.player.heardMs}get pictureMs(){return this.player.pictureMs}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):(this.nowMs=Math.floor(t),this.seen=M(this.nowMs))}stop(){this.player.pause()}render(){let{text:e}=this.app.localizer,{past:t,future:n}=this.steps;return f`
<div class="stack">
${this.isStills?f`<footage-guard-stills
.app=${this.app}
.clipId=${this.clipId}
.label=${this.label}
.lengthMs=${this.length}
.moved=${this.moved}
>
${this.picture()}
</footage-guard-stills>`:f`<footage-guard-player
.app=${this.app}
.watched=${{clip_id:this.clipId}}
.label=${this.label}
.moved=${this.moved}
>
${this.picture()}
</footage-guard-player>`}
<p class="hint">${e(`redact.stills_hint`)}</p>
<div class="actions">${this.button(e(this.isStills?`redact.film`:`redact.stills`),()=>void this.swap())}</div>
${c(this.refused)} ${this.cut()} ${this.boxes()} ${this.whole()} ${this.sound()}
<div class="actions">
${this.button(e(`redact.undo`),this.undo,null,t.length>0)}
${this.button(e(`redact.redo`),this.redo,null,n.length>0)}
</div>
</div>
`}cut(){let{text:e}=this.app.localizer,{recipe:t,length:n}=this,{cut:r}=t,i=`at_ms`in r;return f`
<fieldset>
<legend>${e(`redact.part`)}</legend>
${i?this.time({label:`redact.at`,here:`redact.still_here`,ms:r.at_ms,after:1,there:z,set:e=>qt(t,e)},!0):f`
${this.span(r,e=>Kt(t,e,n),`part`)}
<p class="hint">${e(`redact.film_length`,{time:x(r.to_ms-r.from_ms)})}</p>
`}
${this.check(`redact.still`,i,e=>e?qt(t,this.stillMs()):Jt(t,n))}
</fieldset>
`}stillMs(){let{cut:e}=this.recipe;return z(`from_ms`in e&&!this.isOpen?e.from_ms:this.nowMs)}boxes(){let{text:e}=this.app.localizer;return f`
<fieldset>
<legend>${e(`redact.boxes`)}</legend>
<p class="hint">${e(`redact.boxes_hint`)}</p>
<ul class="rows">${this.recipe.boxes.map((e,t)=>f`<li class="card">${this.box(t)}</li>`)}</ul>
<div class="actions adding">${this.edit(`redact.add_box`,()=>this.added())}</div>
</fieldset>
`}box(e){let t=this.nameOf(e),n=this.selected===e;return f`
<div class="actions choice">
<button type="button" aria-expanded=${String(n)} @click=${()=>this.selected=n?null:e}>
${t}
</button>
${this.remover(t,()=>(this.selected=null,Qt(this.recipe,e)))}
</div>
${n?this.details(e):p}
`}details(e){let{recipe:t}=this,{text:n}=this.app.localizer,r=B(t,e);return r===null?p:f`
${this.reason(e)} ${this.place(e)}
<p class="hint">${n(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,n=>en(t,e,n))}</div>
${r.keys.length>1?this.keys(e,r):p}
${this.span(r,n=>nn(t,e,n),`picture`)}
<div class="actions ${e===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>nn(t,e,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return f`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let r=x(t);return f`<li class="actions choice">
${this.button(r,()=>{this.go(bn(t))})} ${this.remover(r,()=>tn(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?f`<p class="hint">${t(`redact.not_here`)}</p>`:f`
<div class="sides">
${dt.map(r=>f`<label>
${t(`redact.${r}`)}
<input type="number" min="0" max="100" step="any" .value=${_n(String(bt(n[r])))} @change=${t=>{this.put(e,xt(n,r,Number.parseFloat(K(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:e}=this.app.localizer,t=an(this.recipe);return f`
<fieldset>
<legend>${e(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,zt,t,e=>(e===`hole`&&(this.selected=e),on(this.recipe,e,this.nowMs)))}
${t===`pixelated`?f`<p class="hint">${e(`redact.pixelated_hint`)}</p>`:p}
${t===`none`?p:t===`hole`?this.details(t):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:e}=this.app.localizer,{recipe:t}=this,{audio:n,cut:r,mutes:i}=t;return f`
<fieldset>
<legend>${e(`redact.sound`)}</legend>
${`at_ms`in r?f`<p class="hint">${e(`redact.still_sound`)}</p>`:this.check(`redact.audio`,n,e=>sn(t,e,this.muted))}
${n?f`
<ul class="rows">${i.map((e,t)=>f`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>cn(t,Ut(e,this.heardMs)))}</div>
`:p}
</fieldset>
`}mute(e,t){let{recipe:n}=this,r=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return f`
<h4>${r}</h4>
${this.span(e,e=>ln(n,t,e),`sound`)}
${this.select(`redact.why`,`why`,Nt,e.why,e=>ln(n,t,{why:e}))}
<div class="actions">${this.remover(r,()=>un(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,Nt,Xt(t,e),n=>rn(t,e,n))}async swap(){this.isStills=!this.isStills,await this.updateComplete;let{player:e}=this;await e.updateComplete,e.seek(bn(this.nowMs)),`open`in e&&await e.open()}};y([b({attribute:!1})],J.prototype,`label`,void 0),y([d()],J.prototype,`isStills`,void 0),y([s(`footage-guard-player, footage-guard-stills`)],J.prototype,`player`,void 0),o(`footage-guard-redaction-editor`,J);var wn=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),Tn=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=C(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},En=e=>{let{app:t,draft:n,request:r,mayEdit:i}=e,{text:a}=t.localizer;return f`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${a(`draft.step.footage`)}</h3>
${n.clips.length===0?f`<p class="hint">${a(`draft.no_clips`)}</p>`:p}
<ul class="rows">
${n.clips.map((t,n)=>f`<li class="card">${On(t,n,e)}</li>`)}
</ul>
${i&&r.matches.some(({clips:e})=>e.length>0)?f`<details>
<summary>${a(`draft.add`)}</summary>
${Dn(e)}
</details>`:p}
</section>
`},Dn=({app:e,draft:t,request:n,change:r})=>f`
<ul class="rows">
${wn(n.matches).map(i=>f`<li>
<button
type="button"
@click=${()=>{r(ge(t,xe(i,n.request.scope)))}}
>
${Tn(i,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,On=(e,t,n)=>{let{app:r,draft:i,request:a,mayEdit:o,opened:s,open:c,change:l}=n,{text:d}=r.localizer,m=wn(a.matches).find(({clip_id:t})=>t===e.clip_id),h=a.matches.find(({clips:t})=>t.some(({clip_id:t})=>t===e.clip_id)),ee=h?.clips.some(({clip_id:t,state:n})=>t===e.clip_id&&n===`missing`)??!1,te=h===void 0?d(`draft.clip_elsewhere`):C(h.camera,r.info.cameras),g=s===t&&o;return f`
<h4 id="piece-${t}" dir="auto">${te}</h4>
${ee?u(d(`timeline.missing`)):p}
${_(Ge(e,m?.start??null,r.localizer,r.format))}
${o?f`<div class="actions">
<button
type="button"
aria-expanded=${String(g)}
aria-describedby="piece-${t}"
@click=${()=>{c(g?null:t)}}
>
${d(g?`draft.close`:`draft.edit`)}
</button>
${m===void 0||i.clips.length>=50?p:f`<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{c(t+1),l(_e(i,t,xe(m,a.request.scope)))}}
>
${d(`draft.another_part`)}
</button>`}
<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{c(null),l(le(i,t))}}
>
${d(`draft.remove`)}
</button>
</div>`:p}
${g?f`<footage-guard-redaction-editor
.app=${r}
.clipId=${e.clip_id}
.lengthMs=${m?.lengthMs??0}
.label=${te}
.recipe=${e.redaction}
.onChange=${e=>{l(Ee(i,t,e))}}
></footage-guard-redaction-editor>`:p}
`},kn=({statement:e,imported:t,missing:n},r)=>{let{text:i}=r.localizer;if(e===null)return p;let a=ze(e,{cameras:r.info.cameras,imported:t},r.localizer,r.format);return f`
<section class="stack" aria-labelledby="result">
<h3 id="result" tabindex="-1">${i(`draft.step.result`)}</h3>
${n===0?p:u(i(`files.missing`,{count:r.format.number(n)}))}
<ul class="rows">
${a.files.map(({name:t,isPicture:n,rows:i},a)=>f`<li class="card">
<h4>${t}</h4>
${g(e.files[a]?.sha256,f`<footage-guard-player
.app=${r}
.watched=${{draft_id:e.draft_id,file:a+1}}
.label=${t}
.isPicture=${n}
></footage-guard-player>`)}
${_(i)}
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
${_(a.rows)}
<details>
<summary>${i(`statement.exact`)}</summary>
<pre dir="ltr">${a.exact}</pre>
</details>
</section>
`},Y=e=>e.length===0?p:f`<ul class="notes">
${e.map(e=>f`<li>${e}</li>`)}
</ul>`,An=({app:e,view:t,hasEdit:n,isAnother:r,button:i,approve:a,decline:o,drop:s})=>{let{text:c}=e.localizer,{votes:l}=t;return l===null&&!t.mayDecline?p:f`
<section class="stack" aria-labelledby="decide">
<h3 id="decide" tabindex="-1">${c(`draft.step.decide`)}</h3>
${t.mayDecline?f`<p>${c(`inbox.may_decline`)}</p>`:p}
${l===null?f`<p>${c(`decide.no_files`)}</p>`:f`<p role="status">${l.count} ${l.waitsFor}</p>
${Y(l.cast)}`}
${t.mayVote&&r?u(c(`decide.another`)):p}
${t.mayVote&&n?f`<p>${c(`decide.unsaved`)}</p>`:p}
<div class="actions choice">
${t.mayVote&&!n?i(`approve`,c(`draft.approve`),a):p}
${t.mayDecline?i(`decline`,c(`inbox.decline`),o):p}
</div>
${t.mayDrop?f`<p class="hint">${c(`drop.hint`)}</p>
<div class="actions">${i(`drop`,c(`drop.action`),s)}</div>`:p}
</section>
`},jn=({app:e,shown:t,view:{job:n,mayMake:i},edit:a,button:o,make:s,stop:c})=>{let{text:l}=e.localizer;return t.state===`drafted`?f`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${l(`draft.step.files`)}</h3>
<p class="hint">${l(`files.text`)}</p>
${n===null?p:n.isUnderWay?r(n.label,n.percent):u(n.label,!0)}
${n?.problem==null?p:f`<p>${Mn(n.problem,e)}</p>`}
<div class="actions">
${i&&(a===null||ye(a,t)===`plain`)?o(`make`,l(n===null?a===null?`files.make`:`files.save_make`:`files.again`),s):p}
${n?.needsUnlock===!0?o(`unlock`,l(`vault.unlock`),()=>e.unlock()):p}
${n?.isUnderWay===!0||n?.needsUnlock===!0?o(`stop`,l(`files.stop`),c):p}
</div>
</section>
`:p},Mn=(e,{localizer:t,say:n})=>e===`draft_invalid`?t.text(`files.refused`):n({code:e,values:{}}),Nn=e=>{let{app:t,held:n,view:r,hasLink:i,collected:a,button:o,collect:s}=e,{text:c}=t.localizer,{draft_id:l,draft:u}=n.shown;return!r.mayVeto&&!r.mayRevoke?p:f`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${c(`out.heading`)}</h3>
${u.delivery===`link`&&!i?f`<p>${c(`out.link_gone`)}</p>`:p}
${r.mayCollect?f`
<p>${c(`collect.text`)}</p>
${a===null?p:Rn(a,t)}
<div class="actions">${o(`collect`,c(`collect.prepare`),s)}</div>
`:p}
<p>${c(r.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${r.mayVeto?o(`veto`,c(`shares.veto`),()=>t.api.ask(`approval/veto`,{draft_id:l})):o(`revoke`,c(`shares.revoke`),()=>t.api.ask(`shares/revoke`,{share_id:l}))}
</div>
</section>
`},Pn=(e,t,n)=>{let{text:r}=t.localizer;return e?.url==null?p:f`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${r(`once.heading`)}</h3>
${u(r(`once.never_again`),!0)} ${Fn(r(`once.link`),e.url,t)}
${e.access_code===null?p:f`${Fn(r(`terms.access_code`),e.access_code,t)}
<p class="hint">${r(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${n}>${r(`once.done`)}</button></div>
</section>
`},Fn=(e,t,{localizer:n})=>f`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${In} /></label>
<div class="actions">
<button type="button" @click=${e=>void Ln(e,n)}>
${n.text(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,In=e=>{e.target.select()},Ln=async(e,t)=>{let n=e.currentTarget.parentElement,r=n?.previousElementSibling?.querySelector(`input`),i=n?.querySelector(`[role=status]`);r&&i&&(i.textContent=await Fe(r,t))},Rn=(e,t)=>{let{text:n}=t.localizer,r=t.format.duration(e.lasts_s*1e3);return f`
${u(n(`collect.ready`,{lasts:r}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${n(`collect.download`,{name:e.name})}</a>
</div>
`},zn=e=>{let{draft:t,held:n,app:r,change:i}=e,{text:a}=r.localizer,{public_links:o,share_origin:s}=n.policy.policy,c=o&&s!==``,{timeZone:l}=r.format;return f`
${Bn(e)}
${X(a(`terms.sender`),t.sender??``,e=>{i({...t,sender:e})},{most:80,hint:a(`form.sender_hint`)})}
<label>
${a(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${t.purpose} @input=${Q(e=>{i({...t,purpose:e})})}></textarea>
</label>
${Hn(a(`request.basis`),Se.map(e=>[e,a(`basis.name.${e}`)]),t.legal_basis,e=>{i({...t,legal_basis:e})})}
<p class="hint">${ie(t.legal_basis,r.localizer)}</p>
<fieldset class="stack">
<legend>${a(`terms.delivery`)}</legend>
${pe.filter(e=>e!==`link`||c||t.delivery===`link`).map(e=>Z(`delivery`,a(`delivery.${e}`),a(`delivery.${e}.means`),e===t.delivery,()=>{i(de(t,e))}))}
${o?p:u(a(`form.links_off`))}
${!o||c?p:u(f`${a(`asking.no_address`)} <a href=${r.path({page:`vault`})}>${a(`nav.vault`)}</a>`)}
</fieldset>
${t.delivery===`age_file`?X(a(`form.key`),t.age_recipient??``,e=>{i(fe(t,e))},{most:62,hint:a(`form.key_hint`)}):p}
${X(a(`terms.not_after`),t.not_after===void 0?``:Ie(t.not_after,l),e=>{i(Te(t,Le(e,l)))},{type:`datetime-local`})}
${t.delivery===`link`?Vn(e):p}
<p class="hint">${a(`form.metadata`)}</p>
`},Bn=({draft:e,held:t,app:n,change:r})=>{let{text:i}=n.localizer,{recipient:a}=e,{request:o}=t.request,s=t=>()=>{r(ue(e,t))};return f`
<fieldset class="stack">
<legend>${i(`terms.recipient`)}</legend>
${we(o)?Z(`recipient`,i(`form.asked`),ee({channel:o.channel,...o.requester},n.localizer),a===void 0,s(null)):p}
${Z(`recipient`,i(`form.another`),``,a!==void 0,s(a??{name:``,organisation:``,level:0,method:``}))}
${a===void 0?p:f`
${X(i(`form.name`),a.name??``,e=>{s({...a,name:e})()},{most:80})}
${X(i(`form.organization`),a.organisation??``,e=>{s({...a,organisation:e})()},{most:80})}
${Hn(i(`form.known`),ve.map(([,e])=>[e,i(`way.${e||`none`}`)]),a.level===0?``:a.method,e=>{s(me(a,e))()})}
`}
</fieldset>
`},Vn=({draft:e,held:t,app:n,change:r})=>{let{text:i}=n.localizer,a=t.policy.policy.max_downloads;return f`
${X(i(`form.downloads`,{most:n.format.number(a)}),String(e.max_downloads??1),t=>{r({...e,max_downloads:Math.trunc(Number(t))})},{type:`number`,most:a})}
${Z(``,i(`terms.access_code`),i(`form.code_hint`),e.access_code===!0,t=>{r({...e,access_code:t,hand_over:t&&e.hand_over===!0})})}
${Z(``,i(`terms.stream_only`),i(`form.stream_hint`),e.stream_only===!0,t=>{r({...e,stream_only:t})})}
${t.request.request.proposal?.hand_over===!0?Z(``,i(`terms.hand_over`),i(`form.hand_over_hint`),e.hand_over===!0,t=>{r(De(e,t))}):p}
`},X=(e,t,n,{type:r=`text`,most:i,hint:a})=>f`
<label>
${e}
<input
type=${r}
dir="auto"
autocomplete="off"
min=${r===`number`?1:p}
max=${r===`number`?i:p}
maxlength=${i??p}
.value=${t}
@input=${r===`text`?Q(n):p}
@change=${r===`text`?p:Q(n)}
/>
${a===void 0?p:f`<span class="hint">${a}</span>`}
</label>
`,Hn=(e,t,n,r)=>f`
<label>
${e}
<select @change=${Q(r)}>
${t.map(([e,t])=>f`<option value=${e} .selected=${e===n}>${t}</option>`)}
</select>
</label>
`,Z=(e,t,n,r,i)=>f`
<label class="option">
<input
type=${e===``?`checkbox`:`radio`}
name=${e||p}
.checked=${r}
@change=${e=>{i(e.target.checked)}}
/>
<span>${t}${n===``?p:f`<span class="hint" dir="auto">${n}</span>`}</span>
</label>
`,Q=e=>t=>{let{validity:n,value:r}=t.target;n.badInput||e(r)},Un={edit:null,released:null},Wn=e(),Gn=(e,t,{edit:n,released:r})=>{Wn.keep(e,t,n===null&&r?.url==null?null:{edit:n,released:r})},Kn=(e,t)=>Wn.leftAt(e,t)??Un,qn=3e3,Jn=new Set([`ended`,`declined`,`void`]),$=class extends v{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.released=null,this.collected=null,this.first=null,this.endHearing=null,this.focused=new ct(this),this.held=this.watch(({api:e})=>Re(e,this.draftId)),this.button=(e,t,n)=>f`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.forgetLink=()=>{this.released=null,this.focused.keep(`out`)}}static{this.styles=[...v.styles,ot]}connectedCallback(){({edit:this.edit,released:this.released}=Kn(this.app.personId,this.draftId)),super.connectedCallback(),this.timer=setInterval(this.look,qn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.endHearing?.().catch(()=>void 0),this.endHearing=null}willUpdate(e){let{app:t,draftId:n,shown:r}=this;this.released===null&&!e.has(`released`)&&(this.released=Kn(t.personId,n).released),this.held.loaded.kind===`gone`&&(this.edit=this.released=null),r!==null&&Jn.has(r.state)&&(this.released=null);let{edit:i,released:a}=this;[`app`,`edit`,`released`].some(t=>e.has(t))&&!t.info.is_locked_down&&Gn(t.personId,n,{edit:i,released:a})}render(){let{text:e}=this.app.localizer,t=this.held.loaded;return f`
<div class="stack">
<h2 id="top" tabindex="-1">${e(`draft.heading`)}</h2>
${l(t,this.app,e=>this.page(e))}
${t.kind===`failed`&&t.problem.code===`statement_changed`?f`<div class="actions">${this.button(`drop`,e(`drop.action`),()=>this.drop())}</div>`:p}
</div>
`}page(e){let{app:t,heard:n}=this,r=at(e.shown,n?.shown===e.shown?n.job:null),i=Qe({shown:r,people:e.people,personId:t.personId,isLockedDown:t.info.is_locked_down},t.localizer,t.format),a=this.edit?.draft??r.draft,o=this.unsaved(e,i),s=o===null?p:this.changes(e,i,o),c=ee({channel:e.request.request.channel,...e.request.request.requester},t.localizer);return f`
<p>
<a href=${t.path({page:`request`,id:r.request_id})}>
${t.localizer.text(`draft.for`)} <bdi>${c}</bdi></a
>
</p>
<p role="status">${i.where}</p>
${ce(e.request.request,t)}
${this.trouble()} ${Pn(this.released,t,this.forgetLink)} ${Nn({app:t,held:e,view:i,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(e)})}
${o===`edit.unsaved`?p:s} ${this.footage(e,i,a)} ${this.terms(e,i,a)}
${o===`edit.unsaved`?s:p} ${jn({app:t,shown:e.shown,view:i,edit:this.edit,button:this.button,make:()=>this.make(e),stop:()=>this.write(e.shown.draft,e.shown.version)})}
${kn(r,t)}
${An({app:t,view:i,hasEdit:this.edit!==null,isAnother:this.isAnother(r),button:this.button,approve:()=>this.approve(e),decline:()=>this.decline(e),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:n}=this;if(e===null)return c(null);let r=t(e,n.localizer,n.say);return r.length===0?c(n.say(e)):f`<div role="alert">
<div class="notice">
<p>${n.localizer.text(this.edit===null?`files.refused`:`form.refused`)}</p>
<ul class="notes">
${r.map(e=>f`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&ye(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(e,t,n){let{text:r}=this.app.localizer,i=n===`edit.conflict`;return u(f`<p>${r(n)}</p>
<div class="actions choice">
${t.mayEdit?this.button(`save`,r(i?`edit.mine`:`edit.save`),()=>this.save(e)):p}
${this.button(`drop-edit`,r(i?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return En({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(e,t,n){let{text:r}=this.app.localizer;return t.mayEdit?f`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${r(`draft.step.terms`)}</h3>
${zn({draft:n,held:e,app:this.app,change:t=>{this.change(e,t)}})}
</section>
`:p}async press(e,t,n){let r=lt(e.currentTarget);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.focused.keep(r)}change(e,t){this.edit=he(this.edit,e.shown,t),setTimeout(()=>void this.focused.keep(`footage`))}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}isAnother({statement_sha256:e}){return this.first??=e,e!==null&&e!==this.first}async make(e){this.first=null;let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(n(e).code!==`vault_locked`||!this.isConnected||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&await this.held.reload()}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:e}){let{app:t,draftId:n}=this,{text:r}=t.localizer,{statement:i,statement_sha256:a,imported:o}=e;if(i===null)return;let s=ze(i,{cameras:t.info.cameras,imported:o},t.localizer,t.format);await t.prove({heading:r(`draft.approve`),text:f`<p>${r(`approve.text`)}</p>
${this.isAnother(e)?u(r(`decide.another`)):p} ${Y(s.files.map(({said:e})=>e))}
${Y(s.leaves)} ${_(s.rows)}`,action:r(`draft.approve`),mayUseCode:!0,run:async e=>{let r=await t.api.prove(`approval/approve`,{draft_id:n},a,e);`share_id`in r&&(this.released=r)}})}decline({request:e}){let{request_id:t,version:n}=e;return re(this.app,e,()=>this.app.api.ask(`requests/decline`,{request_id:t,version:n}))}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};y([b()],$.prototype,`draftId`,void 0),y([d()],$.prototype,`edit`,void 0),y([d()],$.prototype,`opened`,void 0),y([d()],$.prototype,`heard`,void 0),y([d()],$.prototype,`released`,void 0),y([d()],$.prototype,`collected`,void 0),o(`footage-guard-draft`,$);export{$ as DraftPage};