import{C as e,D as t,E as n,F as r,G as i,H as a,K as o,L as s,M as c,N as l,P as u,R as d,U as f,V as p,W as m,c as h,d as g,g as ee,h as _,j as v,k as te,n as y,r as ne,s as re,u as ie,v as ae,w as b,y as oe,z as x}from"./panel-frame-Bqq7yk48.js";import{t as se}from"./panel-own-image-DJJhGlGQ.js";import{r as ce}from"./panel-about-D9wFzFJC.js";import{t as le}from"./panel-together-3E6R66K-.js";import{C as ue,S as de,_ as fe,b as pe,c as me,d as he,f as ge,g as _e,h as ve,l as ye,m as be,n as xe,p as Se,s as Ce,t as we,u as Te,v as Ee,x as De,y as Oe}from"./panel-player-GDsNyUUS.js";import{a as ke,i as S,n as Ae,t as C}from"./panel-player-BDC6xIgG.js";import{a as je,i as Me,n as Ne,r as Pe,t as w}from"./panel-live-C03T0h0S.js";import{t as Fe}from"./panel-copying-BFsrWEKH.js";import{i as Ie,t as Le}from"./panel-home-time-Dk-44djl.js";var Re=(e,t)=>{let n=null,r=``,i=new Set,a=async t=>{let[n,r,a]=await Promise.all([e.ask(`requests/get`,{request_id:t,also:[...i]}),e.ask(`approvers/list`),e.ask(`policy/get`)]);return{request:n,people:r,policy:a}};return{load:async()=>{let o=await e.ask(`draft/get`,{draft_id:t});for(let e of o.cameras)i.add(e);let s=`${o.state} ${String(o.version)} ${String(o.votes.length)}`;s!==r&&(n=null),r=s;try{return{shown:o,...await(n??=a(o.request_id))}}catch(e){throw n=null,e}},listen:t=>{let r=()=>{n=null,t()};return le(e.listen(`requests/subscribe`,{},r),e.listen(`ledger/subscribe`,{kinds:ce},r))}}},T=(e,t)=>t.find(t=>t.camera===e)?.title??e,ze=(e,t,n,r)=>{let{text:i}=n,{files:a}=e,o=a.filter(({audio:e})=>!e).length,s=a.reduce((e,t)=>e+t.size_bytes,0);return{files:a.map(e=>Be(e,t,n,r)),leaves:[i(`leaves.files`,{count:r.number(a.length),size:r.bytes(s)}),i(o===a.length?`leaves.no_sound`:`leaves.sound`,{count:r.number(a.length-o)}),i(`leaves.receipt`),i(`leaves.kept`)],stays:[i(`stays.times`),i(`stays.hidden`),i(`stays.names`),i(`stays.others`)],rows:He(e,n,r),exact:JSON.stringify(e,null,2)}},Be=(e,{cameras:t,imported:n},{text:r},i)=>{let a=T(e.camera,t),o=Ve(e.start,e.end,r,i),s=i.duration(Date.parse(e.end)-Date.parse(e.start)),c=r(e.audio?`file.with_sound`:`file.no_sound`),l=n.includes(e.clip_id);return{name:e.name,isPicture:e.name.endsWith(`.png`),said:[r(`file.said`,{camera:a,time:o,length:s,sound:c}),...l?[r(`file.imported`)]:[]].join(` `),rows:[[r(`file.camera`),a],[r(`file.time`),o],...l?[[r(`file.origin`),r(`file.imported`)]]:[],[r(`request.length`),s],[r(`file.sound`),c],[r(`file.size`),i.bytes(e.size_bytes)],[`SHA-256`,e.sha256]]}},Ve=(e,t,n,r)=>n(`file.between`,{day:r.day(e),from:r.time(e),to:r.time(t)}),He=(e,t,n)=>{let{text:r}=t,{recipient:i,terms:a,delivery:o}=e,s=e=>r(e?`yes`:`no`),c=o===`link`;return[[r(`terms.recipient`),[i.name,i.organisation].filter(e=>e!==``).join(`, `)],[r(`request.verified`),ie(i.level,i.method,t)],[r(`terms.sender`),e.sender||r(`terms.nobody`)],[r(`terms.purpose`),e.purpose],[r(`request.basis`),re(e.legal_basis,t)],[r(`terms.delivery`),We(o,t)],...e.share_origin===null?[]:[[r(`terms.origin`),h(e.share_origin,t)]],...o===`age_file`?[[r(`terms.age_recipient`),e.age_recipient??r(`terms.by_passphrase`)]]:[],[r(`terms.not_after`),n.moment(a.not_after)],[r(`terms.max_downloads`),n.number(a.max_downloads)],...c?[[r(`terms.access_code`),s(a.access_code)],[r(`terms.stream_only`),s(a.stream_only)],[r(`terms.hand_over`),a.hand_over?r(`form.hand_over_hint`):r(`no`)]]:[],[r(`terms.wait`),Ue(a.cooling_minutes,a.veto_hours,t,n)],[r(`terms.needed`),n.number(e.needed)],[r(`terms.digest`),e.request_sha256]]},Ue=(e,t,{text:n},r)=>{let i=Math.max(e,t*60)*6e4;return i===0?n(`terms.no_wait`):n(`terms.waits`,{wait:r.duration(i)})},We=(e,{text:t})=>`${t(`delivery.${e}`)}. ${t(`delivery.${e}.means`)}`,Ge=(e,t,{text:n},r)=>{let{redaction:i}=e;return[[n(`file.time`),Ke(i,t,n,r)],[n(`piece.hidden`),Je(i,n,r)],[n(`file.sound`),Ye(i,n,r)]]},Ke=({cut:e},t,n,r)=>{if(`at_ms`in e)return n(`piece.still`,{time:qe(e.at_ms,t,r)});let{from_ms:i,to_ms:a}=e;return n(`piece.part`,{span:t===null?`${C(i)} – ${C(a)}`:Ve(E(t,i),E(t,a),n,r),length:r.duration(a-i)})},qe=(e,t,n)=>{if(t===null)return C(e);let r=E(t,e);return`${n.day(r)} ${n.time(r)}`},E=(e,t)=>new Date(Date.parse(e)+t).toISOString(),Je=({whole:e,boxes:t},n,r)=>{let i=[...e===null?[]:[n(`piece.${e.mode}`)],...t.length===0?[]:[n(`piece.boxes`,{count:r.number(t.length)})]];return i.length===0?n(`piece.nothing`):i.join(` `)},Ye=({audio:e,mutes:t},n,r)=>e?t.length===0?n(`file.with_sound`):n(`piece.mutes`,{count:r.number(t.length)}):n(`file.no_sound`),Xe={drafted:[`edit`,`drop`,`decline`],frozen:[`edit`,`drop`,`vote`,`decline`],voting:[`edit`,`drop`,`vote`,`decline`],cooling:[`decline`,`veto`],live:[`revoke`],ended:[],declined:[],void:[]},Ze=new Set([`edit`,`vote`]),Qe=(e,t,n)=>{let{shown:r,isLockedDown:i,personId:a}=e,o=e=>Xe[r.state].includes(e)&&!(i&&Ze.has(e)),s=r.state===`drafted`&&r.job!==null?rt(r.job,t,n):null,c=r.votes.some(e=>e.person_id===a);return{where:$e(r,t,n),mayEdit:o(`edit`),mayDrop:o(`drop`),mayVote:o(`vote`)&&!c,mayDecline:o(`decline`),mayVeto:o(`veto`),mayRevoke:o(`revoke`),mayCollect:r.state===`live`&&r.draft.delivery!==`link`&&c&&!i,votes:r.statement===null?null:et(e,r.statement.needed,t,n),job:s,mayMake:r.state===`drafted`&&!i&&s?.isUnderWay!==!0&&s?.needsUnlock!==!0}},$e=({state:e,live_from:t,draft:n},{text:r},i)=>r(e===`live`&&n.delivery!==`link`?`draft.is.live_file`:`draft.is.${e}`,t===null?{}:{live:i.moment(t)}),et=(e,t,{text:n},r)=>{let{shown:i,people:{people:a}}=e,o=e=>a.find(({person_id:t,name:n})=>t===e&&n!==``)?.name??n(`people.nameless`),s=new Set(i.votes.map(({person_id:e})=>e)),c=a.filter(({role:e,is_usable:t,person_id:n})=>e===`approver`&&t&&!s.has(n)),l=t-i.votes.length;return{count:n(`draft.votes`,{votes:r.number(i.votes.length),needed:r.number(t)}),cast:i.votes.map(e=>tt(e,o(e.person_id),n,r)),waitsFor:l<=0||i.state===`cooling`||i.state===`live`?null:n(l<c.length?`draft.waits_any`:`draft.waits_all`,{left:r.number(l),names:c.map(({person_id:e})=>o(e)).join(`, `)||n(`draft.nobody`)})}},tt=({cast:e,method:t,transport:n},r,i,a)=>{let o=i(`draft.cast`,{name:r,at:a.moment(e),by:i(`draft.by.${t}`)});return n===`clear`?`${o} ${i(`draft.cast_clear`)}`:o},nt={waiting_for_unlock:`draft.job.waiting`,queued:`draft.job.queued`,running:`draft.job.begins`,finished:`draft.job.finished`,failed:`draft.job.failed`},rt=(e,{text:t},n)=>({label:e.state===`running`&&e.file>0?it(e,t,n):t(nt[e.state]),percent:e.state===`running`?e.percent:null,isUnderWay:e.state===`running`||e.state===`queued`,needsUnlock:e.state===`waiting_for_unlock`,problem:e.problem}),it=(e,t,n)=>{let r=n.number;return`${t(`draft.job.file`,{file:r(e.file),files:r(e.files)})}${e.pictures===0?``:` ${t(`draft.job.pictures`,{done:r(e.pictures_done),pictures:r(e.pictures)})}`}${e.left_s===null?``:` ${t(`draft.job.left`,{left:n.duration(e.left_s*1e3)})}`}`},at=(e,t)=>t===null||e.state!==`drafted`||e.job===null?e:{...e,job:t},ot=i`
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
`,st={files:`result`},ct=class{constructor(e){this.host=e,this.focused=null,this.step=``,e.addController(this)}hostUpdate(){this.focused=this.host.shadowRoot?.activeElement??null,this.step=lt(this.focused)}hostUpdated(){this.focused?.isConnected===!1&&this.keep(this.step)}async keep(e){await this.host.updateComplete;let t=this.host.shadowRoot;if(t?.activeElement!==null)return;let n=[`link`,e,st[e]??e,`top`].map(e=>t.getElementById(e)).find(e=>e!==null);n?.focus({preventScroll:!0}),n?.id===`link`&&n.scrollIntoView({block:`center`})}},lt=e=>e?.closest(`section`)?.getAttribute(`aria-labelledby`)??``,D=1e6,O=1e4,ut=5e3,dt=[`left`,`top`,`right`,`bottom`],ft=[[`left`,`top`],[`right`,`top`],[`left`,`bottom`],[`right`,`bottom`]],pt={ArrowLeft:[-5e3,0],ArrowRight:[ut,0],ArrowUp:[0,-5e3],ArrowDown:[0,ut]},k=({keys:e,from_ms:t,to_ms:n},r)=>{if(t!==null&&r<t||n!==null&&r>=n)return null;let i=e.findIndex(({at_ms:e})=>e>r),a=e[i],o=e[(a===void 0?e.length:i)-1]??a;if(o===void 0)return null;if(a===void 0||a===o)return o.area;let s=(r-o.at_ms)/(a.at_ms-o.at_ms);return wt(e=>o.area[e]+(a.area[e]-o.area[e])*s)},mt=(e,t)=>wt(n=>(Tt(n)===t?Math.ceil:Math.floor)(e[n])),ht=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,s=j(Math.round(t),-r,D-a),c=j(Math.round(n),-i,D-o);return wt(t=>e[t]+(Et(t)?s:c))},gt=(e,t,n)=>{let{left:r,top:i,right:a,bottom:o}=e,[s,c]=Et(t)?[r,a]:[i,o],l=Math.round(n);return{...e,[t]:Tt(t)?j(l,0,Math.max(s,c-O)):j(l,Math.min(c,s+O),D)}},_t=(e,t,n,r)=>t.reduce((t,i)=>gt(t,i,e[i]+(Et(i)?n:r)),e),vt=({area:e,grip:t,from:n},r)=>{if(e===null)return Ct(n,r);let[i,a]=[r.x-n.x,r.y-n.y];return t.length===0?ht(e,i,a):_t(e,t,i,a)},yt=(e,t,n)=>{let r=pt[t];return r===void 0?null:n?_t(e,[`right`,`bottom`],...r):ht(e,...r)},bt=e=>Math.round(e/1e3)/10,xt=(e,t,n)=>Number.isFinite(n)?gt(e,t,n*D/100):e,St=e=>`M0 0H${String(D)}V${String(D)}H0Z${e===null?``:A(e)}`,A=({left:e,top:t,right:n,bottom:r})=>`M${String(e)} ${String(t)}H${String(n)}V${String(r)}H${String(e)}Z`,Ct=(e,t)=>{let n=(e,t)=>[e,t].map(Dt).sort((e,t)=>e-t),[r=0,i=0]=n(e.x,t.x),[a=0,o=0]=n(e.y,t.y);return i-r<O||o-a<O?null:{left:r,top:a,right:i,bottom:o}},wt=e=>({left:e(`left`),top:e(`top`),right:e(`right`),bottom:e(`bottom`)}),Tt=e=>e===`left`||e===`top`,Et=e=>e===`left`||e===`right`,j=(e,t,n)=>Math.min(Math.max(e,t),n),Dt=e=>j(Math.round(e),0,D),M=e=>({fromMs:e,untilMs:e,width:0,height:0}),Ot=(e,t,[n=0,r=0])=>({fromMs:e,untilMs:e+Math.max(0,(t??0)-.001),width:n-n%2,height:r-r%2}),kt=16,At=1e-6,jt=(e,t)=>N(e,t).map(e=>Nt(e,t,Math.floor,Math.ceil)),Mt=(e,t)=>{let{fromMs:n,untilMs:r}=t;if(k(e,n)===null||e.to_ms!==null&&e.to_ms<r)return null;let i=N({...e,from_ms:null,to_ms:null},M(r)),a=[...N(e,t),...i].map(e=>Nt(e,t,Math.ceil,Math.floor)),o=Object.fromEntries(dt.map(e=>[e,(Pt(e)?Math.max:Math.min)(...a.map(t=>t[e]))]));return o.left<o.right&&o.top<o.bottom?o:null},N=(e,{fromMs:t,untilMs:n})=>{let r=e.from_ms===null?t:Math.max(t,e.from_ms),i=r===t||r<n?k(e,r):null;if(i===null)return[];let a=e.to_ms===null?n:Math.min(n,e.to_ms),o=ke(r/1e3);return[i,...e.keys.filter(({at_ms:e})=>o<=e&&e!==r&&e<a).map(({area:e})=>e)]},Nt=(e,{width:t,height:n},r,i)=>Object.fromEntries(dt.map(a=>{let o=a===`left`||a===`right`?t:n;if(o===0||e[a]===1e6)return[a,e[a]];let s=Pt(a)?r:i,c=e[a]*o/(D*kt),l=Math.abs(c-Math.round(c))<At?Math.round(c):s(c);return[a,Math.min(D,l*kt*D/o)]})),Pt=e=>e===`left`||e===`top`,Ft=[`bystander`,`child`,`household`,`plate`,`neighbor`,`home`,`document`,`conversation`,`other`],It=864e5,Lt=/^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u,Rt=e=>{let t=Lt.exec(te(e.trim()));if(t===null)return null;let[,n,r=``,i=``]=t;if(n!==void 0&&Number(r)>59)return null;let a=Number(n??0)*6e4+Number(r)*1e3+Number(i.padEnd(3,`0`));return a>864e5?null:a},zt=({ms:e,after:t},n,r,i,a)=>{let[o,s]=a?[`ArrowLeft`,`ArrowRight`]:[`ArrowRight`,`ArrowLeft`],c=n===o||n===`ArrowUp`?1:n===s||n===`ArrowDown`?-1:0;if(c===0)return null;if(r)return e+c*1e3;let l=Math.floor((e-t+.999)/i),u=Bt(l,i)===e-t;return Bt(c===1||u?l+c:l,i)+t},Bt=(e,t)=>Math.floor(e*t+.001),P={boxes:100,mutes:200,keys:5e3,keysInAll:2e4},Vt=[`none`,`covered`,`hole`,`pixelated`],Ht={left:D/4,top:D/4,right:D*3/4,bottom:D*3/4},Ut={left:D*.4,top:D*.4,right:D*.6,bottom:D*.6},F=1e3,I=`other`,L={why:`redact.order`,most:0},R=e=>({why:`redact.too_many`,most:e}),Wt=e=>`most`in e,z=e=>e+1,Gt=(e,t)=>Math.min(e,Math.floor(t)),Kt=(e,t)=>Math.max(z(e),Math.ceil(t)),qt=({cut:e},t)=>Math.max(Math.ceil(t),`at_ms`in e?z(e.at_ms):e.to_ms),Jt=(e,t,n)=>{let r={...pn(e,n),...mn(t,n)};return r.from_ms<r.to_ms?{...e,cut:r}:L},Yt=(e,t)=>({...e,cut:{at_ms:t},audio:!1,mutes:[]}),Xt=(e,t)=>({...e,cut:pn(e,t)}),Zt=({boxes:e,whole:t})=>[...t?.hole==null?[]:[`hole`],...e.keys()],B=({boxes:e,whole:t},n)=>(n===`hole`?t?.hole:e[n]?.track)??null,Qt=({boxes:e,whole:t},n)=>(n===`hole`?t?.why:e[n]?.why)??I,$t=(e,t,n=Ut)=>e.boxes.length>=P.boxes?R(P.boxes):H(e)>=P.keysInAll?R(P.keysInAll):{...e,boxes:[...e.boxes,{track:hn(t,n),why:I}]},en=(e,t)=>({...e,boxes:U(e.boxes,t)}),tn=(e,t,n,r)=>{let i=B(e,t);if(i===null)return e;let[a,...o]=i.keys;return a===void 0||o.length>0?nn(e,t,n,r):V(e,t,{...i,keys:[{...a,area:r}]})},nn=(e,t,n,r=null)=>{let i=B(e,t),a=r??(i===null?null:k({...i,from_ms:null,to_ms:null},n));if(i===null||a===null)return e;let o=i.keys.filter(e=>e.at_ms!==n);if(o.length>=P.keys)return R(P.keys);if(o.length===i.keys.length&&H(e)>=P.keysInAll)return R(P.keysInAll);let s=[...o,{at_ms:n,area:mt(a,t===`hole`)}].sort((e,t)=>e.at_ms-t.at_ms);return V(e,t,{...i,keys:s})},rn=(e,t,n)=>{let r=B(e,t);return r===null||r.keys.length<2?e:V(e,t,{...r,keys:U(r.keys,n)})},an=(e,t,n)=>{let r=B(e,t);if(r===null)return e;let i={...r,...n};return(i.from_ms??0)>=(i.to_ms??864e5+1)?L:V(e,t,i)},on=(e,t,n)=>t===`hole`?e.whole===null?e:{...e,whole:{...e.whole,why:n}}:{...e,boxes:gn(e.boxes,t,{why:n})},sn=({whole:e})=>e===null?`none`:e.hole===null?e.mode:`hole`,cn=(e,t,n)=>{if(t===`none`)return{...e,whole:null};let r=Qt(e,`hole`);return t===`pixelated`?{...e,whole:{mode:`pixelated`,hole:null,why:r}}:t===`covered`?{...e,whole:{mode:`covered`,hole:null,why:r}}:H(e)>=P.keysInAll?R(P.keysInAll):{...e,whole:{mode:`covered`,hole:hn(n,Ht),why:r}}},ln=(e,t,n)=>({...e,audio:t,mutes:t?n:[]}),un=(e,t)=>{if(e.mutes.length>=P.mutes)return R(P.mutes);let n=Math.min(t,It-F);return{...e,mutes:[...e.mutes,{from_ms:n,to_ms:n+F,why:I}]}},dn=(e,t,n)=>{let r=gn(e.mutes,t,n);return r.every(({from_ms:e,to_ms:t})=>e<t)?{...e,mutes:r}:L},fn=(e,t)=>({...e,mutes:U(e.mutes,t)}),pn=({cut:e},t)=>`at_ms`in e?{from_ms:e.at_ms,to_ms:Math.max(e.at_ms+1,Math.min(e.at_ms+F,t))}:e,mn=(e,t)=>Object.fromEntries(Object.entries(e).map(([e,n])=>[e,Math.min(Math.max(0,n),t)])),hn=(e,t)=>({keys:[{at_ms:e,area:t}],from_ms:null,to_ms:null}),V=(e,t,n)=>t===`hole`?{...e,whole:{...e.whole,hole:n}}:{...e,boxes:gn(e.boxes,t,{track:n})},H=({boxes:e,whole:t})=>e.reduce((e,{track:t})=>e+t.keys.length,t?.hole?.keys.length??0),U=(e,t)=>e.filter((e,n)=>n!==t),gn=(e,t,n)=>e.map((e,r)=>r===t?{...e,...n}:e),_n=.99,W=class extends y{constructor(...e){super(...e),this.clipId=``,this.label=``,this.lengthMs=0,this.moved=()=>void 0,this.currentMs=0,this.ticket=null,this.isOver=!1,this.wanted=null,this.againMs=0,this.isUnlocking=!1,this.shown=()=>{this.currentMs=this.beginMs,this.againMs=this.beginMs+_n,this.moved()},this.back=()=>{this.want({times:[this.beginMs-1],isIt:()=>!0})},this.forward=()=>{let{beginMs:e,pictureMs:t}=this;this.want({times:Ae(e,t),isIt:t=>t>e})},this.again=()=>{this.seek(this.againMs)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.sought=e=>{this.seek(Number(e.target.value))},this.unlock=async()=>{this.isUnlocking=await this.app.unlock(),this.requestUpdate()}}static{this.styles=[...y.styles,xe]}get shownMs(){return this.currentMs}get heardMs(){return this.pictureMs===null?this.currentMs:this.currentMs+_n+this.pictureMs}get size(){return this.ticket?.size??[]}get picture(){return this.image}get pictureMs(){return this.ticket?.picture_ms??null}pause(){}seek(e){this.againMs=e,this.want({times:[Math.ceil(e),Math.floor(e)],isIt:t=>t<=e})}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`clipId`)||S(this.app.info)!==`possible`?this.takeAway():this.isUnlocking&&(this.isUnlocking=!1,this.again())}render(){let e=S(this.app.info);return f`
<section class="stack" aria-label=${this.label}>
${c(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.still(this.ticket):we(e,this.app,this.unlock)}
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
aria-valuetext=${C(n)}
@change=${this.sought}
/>
</label>
<div class="actions">
<button type="button" @click=${this.back}>${t(`player.back`)}</button>
<button type="button" @click=${this.forward}>${t(`player.forward`)}</button>
<bdi>${C(n)} / ${C(this.lengthMs)}</bdi>
<span role="status">${this.doing===null?``:t(`status.loading`)}</span>
</div>
`}want(e){this.wanted=e,this.doing===null&&this.look()}async look(){await this.updateComplete,S(this.app.info)===`possible`&&await this.act(`look`,async()=>{try{for(;this.wanted!==null;){let{wanted:e}=this,t=await this.find(e);t!==null&&(this.wanted=null,this.isOver=!1,this.ticket=t)}}catch(e){throw this.wanted=null,this.app.refresh(),e}})}async find(e){let{clipId:t}=this,n=null;for(let r of e.times){let i=Math.max(0,r);if(n=await this.app.api.ask(`clips/thumbnail_ticket`,{clip_id:t,at_ms:i,size:`picture`}),e!==this.wanted)return null;if(e.isIt(n.begins_ms??i))break}return n}takeAway(){this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.wanted=null}};b([x()],W.prototype,`clipId`,void 0),b([x()],W.prototype,`label`,void 0),b([x({attribute:!1})],W.prototype,`lengthMs`,void 0),b([x({attribute:!1})],W.prototype,`moved`,void 0),b([d()],W.prototype,`ticket`,void 0),b([d()],W.prototype,`isOver`,void 0),b([s(`img`)],W.prototype,`image`,void 0),b([s(`button`)],W.prototype,`firstButton`,void 0),o(`footage-guard-stills`,W);var vn=i`
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
`,yn=ae(class extends oe{constructor(...e){super(...e),this.isHeard=!1,this.isTyped=!1}render(e){return e}update(e,[t]){let n=e.element;return this.isHeard||this.hear(n),this.isTyped||n.value===t?a:(ee(e),t)}hear(e){this.isHeard=!0,e.addEventListener(`input`,()=>this.isTyped=!0);for(let t of[`change`,`blur`])e.addEventListener(t,()=>this.isTyped=!1)}}),G=class extends y{constructor(...e){super(...e),this.clipId=``,this.lengthMs=0,this.onChange=()=>void 0,this.nowMs=0,this.seen=M(0),this.refused=null,this.steps=Ne,this.muted=[],this.playedMs=0,this.pulled=null,this.given=``}get length(){return qt(this.recipe,this.lengthMs||this.playedMs)}willUpdate(e){(e.has(`clipId`)||e.has(`recipe`)&&!Cn(this.recipe,this.given))&&(this.steps=Ne,this.muted=[],this.refused=null)}change(e){Wt(e)?this.refuse(e.why,e.most):(this.refused=null,e!==this.recipe&&(this.steps=Me(this.steps,this.recipe),this.give(e)))}travel(e){let t=e(this.steps,this.recipe);t!==null&&(this.refused=null,this.steps=t[1],this.give(t[0]))}button(e,t,n=null,r=!0){return f`<button
type="button"
aria-label=${n??p}
aria-disabled=${r?p:`true`}
@click=${t}
>
${e}
</button>`}edit(e,t){return this.button(this.app.localizer.text(e),()=>{this.change(t())})}here(e,t){return this.edit(e,()=>this.isOpen?t(this.nowMs):{why:`redact.not_open`,most:0})}remover(e,t){let{text:n}=this.app.localizer;return this.button(n(`redact.remove`),({target:e})=>{let n=e.closest(`fieldset`);this.change(t()),setTimeout(()=>{this.shadowRoot?.activeElement===null&&n?.querySelector(`.adding button`)?.focus()})},n(`redact.remove_what`,{what:e}))}check(e,t,n){return f`
<label class="option">
<input type="checkbox" .checked=${w(t)} @change=${({target:e})=>{this.change(n(e.checked))}} />
${this.app.localizer.text(e)}
</label>
`}select(e,t,n,r,i){let{text:a}=this.app.localizer;return f`
<label>
${a(e)}
<select @change=${e=>{this.change(i(K(e)))}}>
${n.map(e=>f`<option value=${e} .selected=${w(e===r)}>${a(`${t}.${e}`)}</option>`)}
</select>
</label>
`}span({from_ms:e,to_ms:t},n,r){let i={label:`redact.start`,here:`redact.start_here`,after:0},a={label:`redact.end`,here:`redact.end_here`,after:1},o=r===`sound`,s=e=>o?Gt(e,this.heardMs):e,c=e=>o?Kt(e,this.heardMs):z(e);return f`
${this.time({...i,ms:e,there:s,set:e=>n({from_ms:e})},r===`part`)}
${this.time({...a,ms:t,there:c,set:e=>n({to_ms:e})},r===`part`)}
`}time(e,t){let n=this.app.localizer.text(e.label),r=t&&this.pulled?.label===e.label?this.pulled.ms:e.ms,i=r===null?``:C(r),a=t=>{this.pulled=null,this.change(e.set(t))},o=t=>{this.pulled={label:e.label,ms:t},this.go(e.after===0?Sn(t):t-xn)};return f`
${t?f`<input
type="range"
aria-label=${n}
aria-valuetext=${i}
max=${this.length}
.value=${w(String(r))}
@input=${e=>{o(Number(K(e)))}}
@change=${e=>{a(Number(K(e)))}}
@keydown=${t=>{let n=getComputedStyle(this).direction===`rtl`,r=zt({ms:Number(K(t)),after:e.after},t.key,t.shiftKey,this.pictureMs??bn,n);if(r===null)return;t.preventDefault();let i=Math.min(Math.max(0,r),this.length);o(i),a(i)}}
/>`:p}
<div class="time">
<label>${n}<input dir="ltr" autocomplete="off" .value=${yn(i)} @change=${e=>{let t=Rt(K(e));t===null?this.refuse(`redact.time`):a(t)}} /></label>
${this.here(e.here,t=>e.set(e.there(t)))}
</div>
`}refuse(e,t=0){this.refused=this.app.localizer.text(e,{most:this.app.format.number(t)}),this.requestUpdate()}give(e){this.recipe.audio&&!e.audio&&(this.muted=this.recipe.mutes),this.given=JSON.stringify(e),this.onChange(e)}};b([x({attribute:!1})],G.prototype,`clipId`,void 0),b([x({attribute:!1})],G.prototype,`lengthMs`,void 0),b([x({attribute:!1})],G.prototype,`recipe`,void 0),b([x({attribute:!1})],G.prototype,`onChange`,void 0),b([d()],G.prototype,`nowMs`,void 0),b([d()],G.prototype,`seen`,void 0),b([d()],G.prototype,`refused`,void 0),b([d()],G.prototype,`steps`,void 0),b([d()],G.prototype,`pulled`,void 0);var bn=40,xn=.01,Sn=e=>e+1-xn,K=e=>e.target.value,Cn=(e,t)=>JSON.stringify(e)===t,q=class extends G{constructor(...e){super(...e),this.selected=null,this.countBefore=null,this.drag=null,this.draw=e=>{e.pointerType!==`touch`&&this.begin(e,null,null,[])},this.move=e=>{this.drag!==null&&(this.drag={...this.drag,to:vt(this.drag,Tn(e))})},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=()=>{let{drag:e}=this;this.drag=null,e?.to&&e.to!==e.area&&(e.target===null?this.change(this.added(e.to)):this.put(e.target,e.to))},this.breakOff=()=>{this.drag=null}}updated(e){if(super.updated(e),!e.has(`recipe`)||this.countBefore===null)return;let t=this.isOpen?`path.selected`:`button[aria-expanded=true]`;this.recipe.boxes.length>this.countBefore&&this.renderRoot.querySelector(t)?.focus(),this.countBefore=null}picture(){let e=this.recipe.whole,t=Zt(this.recipe);return f`
<svg
viewBox="0 0 ${D} ${D}"
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
${this.drag?.target===null&&this.drag.to!==null?m`<path class="box" d=${A(this.drag.to)} />`:p}
</svg>
`}nameOf(e){let{text:t}=this.app.localizer;return e===`hole`?t(`redact.hole`):t(`redact.box`,{number:this.app.format.number(e+1)})}placeOf(e){if(this.drag?.target===e)return this.drag.to;let t=B(this.recipe,e);return t===null?null:k(t,this.nowMs)}put(e,t){this.change(tn(this.recipe,e,this.nowMs,t))}added(e){let t=$t(this.recipe,this.nowMs,e);return Wt(t)||(this.selected=this.countBefore=this.recipe.boxes.length),t}covered(e){let t=this.shownTrack(e);if(e===`hole`||t===null)return p;let n=jt(t,this.seen).map(A).join(``);return m`<path class="covered ${e===this.selected?`faint`:``}" d=${n} />`}seenThrough(){let e=this.shownTrack(`hole`);return e===null?null:Mt(e,this.seen)}shownTrack(e){let t=B(this.recipe,e),{drag:n}=this;return t===null||n?.target!==e||n.to===null?t:{keys:[{at_ms:0,area:n.to}],from_ms:null,to_ms:null}}area(e){let t=this.placeOf(e);if(t===null)return p;let n=e===this.selected,r=n=>r=>{r.stopPropagation(),this.selected=e,this.begin(r,e,t,n)};return m`
<path
class="box ${n?`selected`:``} ${e}"
d=${A(t)}
role="button"
tabindex="0"
aria-pressed=${String(n)}
aria-label=${this.app.localizer.text(`redact.box_keys`,{name:this.nameOf(e)})}
@pointerdown=${r([])}
@click=${()=>{this.selected=e}}
@keydown=${n=>{this.key(n,e,t)}}
/>
${n?ft.map(e=>m`<path class="grip" d="M${t[e[0]]} ${t[e[1]]}h0" @pointerdown=${r(e)} />`):p}
`}begin(e,t,n,r){e.button===0&&(wn(e).setPointerCapture(e.pointerId),this.stop(),this.drag={target:t,area:n,grip:r,from:Tn(e),to:n})}key(e,t,n){let{key:r,shiftKey:i}=e,a=r===`Enter`||r===` `;a&&(this.selected=t);let o=yt(n,r,i);o!==null&&this.put(t,o),(o!==null||a)&&e.preventDefault()}};b([d()],q.prototype,`selected`,void 0),b([d()],q.prototype,`drag`,void 0);var wn=({target:e})=>e.closest(`svg`),Tn=e=>{let{left:t,top:n,width:r,height:i}=wn(e).getBoundingClientRect();return{x:(e.clientX-t)/r*D,y:(e.clientY-n)/i*D}},J=class extends q{constructor(...e){super(...e),this.label=``,this.isStills=!1,this.moved=()=>{let{currentMs:e,lengthMs:t,shownMs:n,pictureMs:r,size:i}=this.player;this.nowMs=e,this.playedMs=t,this.seen=Ot(n,r,i)},this.undo=()=>{this.travel(je)},this.redo=()=>{this.travel(Pe)}}static{this.styles=[...q.styles,vn]}get isOpen(){return this.player.picture!==null}get heardMs(){return this.player.heardMs}get pictureMs(){return this.player.pictureMs}go(e){let t=Math.max(0,e);this.isOpen?this.player.seek(t):(this.nowMs=Math.floor(t),this.seen=M(this.nowMs))}stop(){this.player.pause()}render(){let{text:e}=this.app.localizer,{past:t,future:n}=this.steps;return f`
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
${i?this.time({label:`redact.at`,here:`redact.still_here`,ms:r.at_ms,after:1,there:z,set:e=>Yt(t,e)},!0):f`
${this.span(r,e=>Jt(t,e,n),`part`)}
<p class="hint">${e(`redact.film_length`,{time:C(r.to_ms-r.from_ms)})}</p>
`}
${this.check(`redact.still`,i,e=>e?Yt(t,this.stillMs()):Xt(t,n))}
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
${this.remover(t,()=>(this.selected=null,en(this.recipe,e)))}
</div>
${n?this.details(e):p}
`}details(e){let{recipe:t}=this,{text:n}=this.app.localizer,r=B(t,e);return r===null?p:f`
${this.reason(e)} ${this.place(e)}
<p class="hint">${n(`redact.moves`)}</p>
<div class="actions">${this.here(`redact.move_here`,n=>nn(t,e,n))}</div>
${r.keys.length>1?this.keys(e,r):p}
${this.span(r,n=>an(t,e,n),`picture`)}
<div class="actions ${e===`hole`?`adding`:``}">${this.edit(`redact.always`,()=>an(t,e,{from_ms:null,to_ms:null}))}</div>
`}keys(e,{keys:t}){return f`
<ul class="rows" aria-label=${this.app.localizer.text(`redact.keys`)}>
${t.map(({at_ms:t},n)=>{let r=C(t);return f`<li class="actions choice">
${this.button(r,()=>{this.go(Sn(t))})} ${this.remover(r,()=>rn(this.recipe,e,n))}
</li>`})}
</ul>
`}place(e){let{text:t}=this.app.localizer,n=this.placeOf(e);return n===null?f`<p class="hint">${t(`redact.not_here`)}</p>`:f`
<div class="sides">
${dt.map(r=>f`<label>
${t(`redact.${r}`)}
<input type="number" min="0" max="100" step="any" .value=${yn(String(bt(n[r])))} @change=${t=>{this.put(e,xt(n,r,Number.parseFloat(K(t)))),this.requestUpdate()}} />
</label>`)}
</div>
`}whole(){let{text:e}=this.app.localizer,t=sn(this.recipe);return f`
<fieldset>
<legend>${e(`redact.whole`)}</legend>
${this.select(`redact.covering`,`redact.covering`,Vt,t,e=>(e===`hole`&&(this.selected=e),cn(this.recipe,e,this.nowMs)))}
${t===`pixelated`?f`<p class="hint">${e(`redact.pixelated_hint`)}</p>`:p}
${t===`none`?p:t===`hole`?this.details(t):this.reason(`hole`)}
</fieldset>
`}sound(){let{text:e}=this.app.localizer,{recipe:t}=this,{audio:n,cut:r,mutes:i}=t;return f`
<fieldset>
<legend>${e(`redact.sound`)}</legend>
${`at_ms`in r?f`<p class="hint">${e(`redact.still_sound`)}</p>`:this.check(`redact.audio`,n,e=>ln(t,e,this.muted))}
${n?f`
<ul class="rows">${i.map((e,t)=>f`<li class="card">${this.mute(e,t)}</li>`)}</ul>
<div class="actions adding">${this.here(`redact.mute`,e=>un(t,Gt(e,this.heardMs)))}</div>
`:p}
</fieldset>
`}mute(e,t){let{recipe:n}=this,r=this.app.localizer.text(`redact.muted`,{number:this.app.format.number(t+1)});return f`
<h4>${r}</h4>
${this.span(e,e=>dn(n,t,e),`sound`)}
${this.select(`redact.why`,`why`,Ft,e.why,e=>dn(n,t,{why:e}))}
<div class="actions">${this.remover(r,()=>fn(n,t))}</div>
`}reason(e){let{recipe:t}=this;return this.select(`redact.why`,`why`,Ft,Qt(t,e),n=>on(t,e,n))}async swap(){this.isStills=!this.isStills,await this.updateComplete;let{player:e}=this;await e.updateComplete,e.seek(Sn(this.nowMs)),`open`in e&&await e.open()}};b([x({attribute:!1})],J.prototype,`label`,void 0),b([d()],J.prototype,`isStills`,void 0),b([s(`footage-guard-player, footage-guard-stills`)],J.prototype,`player`,void 0),o(`footage-guard-redaction-editor`,J);var En=e=>e.flatMap(({camera:e,clips:t})=>t.filter(({state:e})=>e===`sealed`||e===`cut`).map(({clip_id:t,start:n,end:r})=>({clip_id:t,camera:e,start:n,end:r,lengthMs:r===null?0:Date.parse(r)-Date.parse(n)}))),Dn=({camera:e,start:t,end:n},r,{text:i},a)=>{let o=T(e,r);return n===null?i(`draft.clip_from`,{camera:o,from:a.moment(t)}):i(`draft.clip`,{camera:o,day:a.day(t),from:a.time(t),to:a.time(n)})},On=e=>{let{app:t,draft:n,request:r,mayEdit:i}=e,{text:a}=t.localizer;return f`
<section class="stack" aria-labelledby="footage">
<h3 id="footage" tabindex="-1">${a(`draft.step.footage`)}</h3>
${n.clips.length===0?f`<p class="hint">${a(`draft.no_clips`)}</p>`:p}
<ul class="rows">
${n.clips.map((t,n)=>f`<li class="card">${An(t,n,e)}</li>`)}
</ul>
${i&&r.matches.some(({clips:e})=>e.length>0)?f`<details>
<summary>${a(`draft.add`)}</summary>
${kn(e)}
</details>`:p}
</section>
`},kn=({app:e,draft:t,request:n,change:r})=>f`
<ul class="rows">
${En(n.matches).map(i=>f`<li>
<button
type="button"
@click=${()=>{r(_e(t,Se(i,n.request.scope)))}}
>
${Dn(i,e.info.cameras,e.localizer,e.format)}
</button>
</li>`)}
</ul>
`,An=(e,t,n)=>{let{app:r,draft:i,request:a,mayEdit:o,opened:s,open:c,change:l}=n,{text:d}=r.localizer,m=En(a.matches).find(({clip_id:t})=>t===e.clip_id),h=a.matches.find(({clips:t})=>t.some(({clip_id:t})=>t===e.clip_id)),g=h?.clips.some(({clip_id:t,state:n})=>t===e.clip_id&&n===`missing`)??!1,ee=h===void 0?d(`draft.clip_elsewhere`):T(h.camera,r.info.cameras),_=s===t&&o;return f`
<h4 id="piece-${t}" dir="auto">${ee}</h4>
${g?u(d(`timeline.missing`)):p}
${v(Ge(e,m?.start??null,r.localizer,r.format))}
${o?f`<div class="actions">
<button
type="button"
aria-expanded=${String(_)}
aria-describedby="piece-${t}"
@click=${()=>{c(_?null:t)}}
>
${d(_?`draft.close`:`draft.edit`)}
</button>
${m===void 0||i.clips.length>=50?p:f`<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{c(t+1),l(ve(i,t,Se(m,a.request.scope)))}}
>
${d(`draft.another_part`)}
</button>`}
<button
type="button"
aria-describedby="piece-${t}"
@click=${()=>{c(null),l(ue(i,t))}}
>
${d(`draft.remove`)}
</button>
</div>`:p}
${_?f`<footage-guard-redaction-editor
.app=${r}
.clipId=${e.clip_id}
.lengthMs=${m?.lengthMs??0}
.label=${ee}
.recipe=${e.redaction}
.onChange=${e=>{l(De(i,t,e))}}
></footage-guard-redaction-editor>`:p}
`},jn=({statement:e,imported:t,missing:n},r)=>{let{text:i}=r.localizer;if(e===null)return p;let a=ze(e,{cameras:r.info.cameras,imported:t},r.localizer,r.format);return f`
<section class="stack" aria-labelledby="result">
<h3 id="result" tabindex="-1">${i(`draft.step.result`)}</h3>
${n===0?p:u(i(`files.missing`,{count:r.format.number(n)}))}
<ul class="rows">
${a.files.map(({name:t,isPicture:n,rows:i},a)=>f`<li class="card">
<h4>${t}</h4>
${_(e.files[a]?.sha256,f`<footage-guard-player
.app=${r}
.watched=${{draft_id:e.draft_id,file:a+1}}
.label=${t}
.isPicture=${n}
></footage-guard-player>`)}
${v(i)}
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
${v(a.rows)}
<details>
<summary>${i(`statement.exact`)}</summary>
<pre dir="ltr">${a.exact}</pre>
</details>
</section>
`},Y=e=>e.length===0?p:f`<ul class="notes">
${e.map(e=>f`<li>${e}</li>`)}
</ul>`,Mn=({app:e,view:t,hasEdit:n,isAnother:r,button:i,approve:a,decline:o,drop:s})=>{let{text:c}=e.localizer,{votes:l}=t;return l===null&&!t.mayDecline?p:f`
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
`},Nn=({app:e,shown:t,view:{job:n,mayMake:i},edit:a,button:o,make:s,stop:c})=>{let{text:l}=e.localizer;return t.state===`drafted`?f`
<section class="stack" aria-labelledby="files">
<h3 id="files" tabindex="-1">${l(`draft.step.files`)}</h3>
<p class="hint">${l(`files.text`)}</p>
${n===null?p:n.isUnderWay?r(n.label,n.percent):u(n.label,!0)}
${n?.problem==null?p:f`<p>${Pn(n.problem,e)}</p>`}
<div class="actions">
${i&&(a===null||be(a,t)===`plain`)?o(`make`,l(n===null?a===null?`files.make`:`files.save_make`:`files.again`),s):p}
${n?.needsUnlock===!0?o(`unlock`,l(`vault.unlock`),()=>e.unlock()):p}
${n?.isUnderWay===!0||n?.needsUnlock===!0?o(`stop`,l(`files.stop`),c):p}
</div>
</section>
`:p},Pn=(e,{localizer:t,say:n})=>e===`draft_invalid`?t.text(`files.refused`):n({code:e,values:{}}),Fn=e=>{let{app:t,held:n,view:r,hasLink:i,collected:a,button:o,collect:s}=e,{text:c}=t.localizer,{draft_id:l,draft:u}=n.shown;return!r.mayVeto&&!r.mayRevoke?p:f`
<section class="card" aria-labelledby="out">
<h3 id="out" tabindex="-1">${c(`out.heading`)}</h3>
${u.delivery===`link`&&!i?f`<p>${c(`out.link_gone`)}</p>`:p}
${r.mayCollect?f`
<p>${c(`collect.text`)}</p>
${a===null?p:Bn(a,t)}
<div class="actions">${o(`collect`,c(`collect.prepare`),s)}</div>
`:p}
<p>${c(r.mayVeto?`out.veto`:`out.revoke`)}</p>
<div class="actions">
${r.mayVeto?o(`veto`,c(`shares.veto`),()=>t.api.ask(`approval/veto`,{draft_id:l})):o(`revoke`,c(`shares.revoke`),()=>t.api.ask(`shares/revoke`,{share_id:l}))}
</div>
</section>
`},In=(e,t,n)=>{let{text:r}=t.localizer;return e?.url==null?p:f`
<section class="card" aria-labelledby="link">
<h3 id="link" tabindex="-1">${r(`once.heading`)}</h3>
${u(r(`once.never_again`),!0)} ${Ln(r(`once.link`),e.url,t)}
${e.access_code===null?p:f`${Ln(r(`terms.access_code`),e.access_code,t)}
<p class="hint">${r(`once.code_apart`)}</p>`}
<div class="actions"><button type="button" @click=${n}>${r(`once.done`)}</button></div>
</section>
`},Ln=(e,t,{localizer:n})=>f`
<label>${e}<input type="text" readonly dir="ltr" autocomplete="off" .value=${t} @focus=${Rn} /></label>
<div class="actions">
<button type="button" @click=${e=>void zn(e,n)}>
${n.text(`once.copy`)}<span class="hidden">${e}</span>
</button>
<span role="status"></span>
</div>
`,Rn=e=>{e.target.select()},zn=async(e,t)=>{let n=e.currentTarget.parentElement,r=n?.previousElementSibling?.querySelector(`input`),i=n?.querySelector(`[role=status]`);r&&i&&(i.textContent=await Fe(r,t))},Bn=(e,t)=>{let{text:n}=t.localizer,r=t.format.duration(e.lasts_s*1e3);return f`
${u(n(`collect.ready`,{lasts:r}),!0)}
<div class="actions">
<a class="button" href=${e.url} download=${e.name}>${n(`collect.download`,{name:e.name})}</a>
</div>
`},Vn=e=>{let{draft:t,held:n,app:r,change:i}=e,{text:a}=r.localizer,{public_links:o,share_origin:s}=n.policy.policy,c=o&&s!==``,{timeZone:l}=r.format;return f`
${Hn(e)}
${X(a(`terms.sender`),t.sender??``,e=>{i({...t,sender:e})},{most:80,hint:a(`form.sender_hint`)})}
<label>
${a(`terms.purpose`)}
<textarea rows="3" maxlength="500" dir="auto" .value=${t.purpose} @input=${Q(e=>{i({...t,purpose:e})})}></textarea>
</label>
${Wn(a(`request.basis`),Ce.map(e=>[e,a(`basis.name.${e}`)]),t.legal_basis,e=>{i({...t,legal_basis:e})})}
<p class="hint">${re(t.legal_basis,r.localizer)}</p>
<fieldset class="stack">
<legend>${a(`terms.delivery`)}</legend>
${me.filter(e=>e!==`link`||c||t.delivery===`link`).map(e=>Z(`delivery`,a(`delivery.${e}`),a(`delivery.${e}.means`),e===t.delivery,()=>{i(fe(t,e))}))}
${o?p:u(a(`form.links_off`))}
${!o||c?p:u(f`${a(`asking.no_address`)} <a href=${r.path({page:`vault`})}>${a(`nav.vault`)}</a>`)}
</fieldset>
${t.delivery===`age_file`?X(a(`form.key`),t.age_recipient??``,e=>{i(pe(t,e))},{most:62,hint:a(`form.key_hint`)}):p}
${X(a(`terms.not_after`),t.not_after===void 0?``:Ie(t.not_after,l),e=>{i(Ee(t,Le(e,l)))},{type:`datetime-local`})}
${t.delivery===`link`?Un(e):p}
<p class="hint">${a(`form.metadata`)}</p>
`},Hn=({draft:e,held:t,app:n,change:r})=>{let{text:i}=n.localizer,{recipient:a}=e,{request:o}=t.request,s=t=>()=>{r(de(e,t))};return f`
<fieldset class="stack">
<legend>${i(`terms.recipient`)}</legend>
${Te(o)?Z(`recipient`,i(`form.asked`),g({channel:o.channel,...o.requester},n.localizer),a===void 0,s(null)):p}
${Z(`recipient`,i(`form.another`),``,a!==void 0,s(a??{name:``,organisation:``,level:0,method:``}))}
${a===void 0?p:f`
${X(i(`form.name`),a.name??``,e=>{s({...a,name:e})()},{most:80})}
${X(i(`form.organization`),a.organisation??``,e=>{s({...a,organisation:e})()},{most:80})}
${Wn(i(`form.known`),ye.map(([,e])=>[e,i(`way.${e||`none`}`)]),a.level===0?``:a.method,e=>{s(he(a,e))()})}
`}
</fieldset>
`},Un=({draft:e,held:t,app:n,change:r})=>{let{text:i}=n.localizer,a=t.policy.policy.max_downloads;return f`
${X(i(`form.downloads`,{most:n.format.number(a)}),String(e.max_downloads??1),t=>{r({...e,max_downloads:Math.trunc(Number(t))})},{type:`number`,most:a})}
${Z(``,i(`terms.access_code`),i(`form.code_hint`),e.access_code===!0,t=>{r({...e,access_code:t,hand_over:t&&e.hand_over===!0})})}
${Z(``,i(`terms.stream_only`),i(`form.stream_hint`),e.stream_only===!0,t=>{r({...e,stream_only:t})})}
${t.request.request.proposal?.hand_over===!0?Z(``,i(`terms.hand_over`),i(`form.hand_over_hint`),e.hand_over===!0,t=>{r(Oe(e,t))}):p}
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
`,Wn=(e,t,n,r)=>f`
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
`,Q=e=>t=>{let{validity:n,value:r}=t.target;n.badInput||e(r)},Gn={edit:null,released:null},Kn=e(),qn=(e,t,{edit:n,released:r})=>{Kn.keep(e,t,n===null&&r?.url==null?null:{edit:n,released:r})},Jn=(e,t)=>Kn.leftAt(e,t)??Gn,Yn=3e3,Xn=new Set([`ended`,`declined`,`void`]),$=class extends y{constructor(...e){super(...e),this.draftId=``,this.edit=null,this.opened=null,this.heard=null,this.released=null,this.collected=null,this.first=null,this.endHearing=null,this.focused=new ct(this),this.held=this.watch(({api:e})=>Re(e,this.draftId)),this.button=(e,t,n)=>f`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${t=>void this.press(t,e,n)}>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`,this.look=()=>{let{loaded:e}=this.held;!document.hidden&&e.kind===`ready`&&!e.isStale&&this.doing===null&&this.held.reload()},this.forgetLink=()=>{this.released=null,this.focused.keep(`out`)}}static{this.styles=[...y.styles,ot]}connectedCallback(){({edit:this.edit,released:this.released}=Jn(this.app.personId,this.draftId)),super.connectedCallback(),this.timer=setInterval(this.look,Yn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.endHearing?.().catch(()=>void 0),this.endHearing=null}willUpdate(e){let{app:t,draftId:n,shown:r}=this;this.released===null&&!e.has(`released`)&&(this.released=Jn(t.personId,n).released),this.held.loaded.kind===`gone`&&(this.edit=this.released=null),r!==null&&Xn.has(r.state)&&(this.released=null);let{edit:i,released:a}=this;[`app`,`edit`,`released`].some(t=>e.has(t))&&!t.info.is_locked_down&&qn(t.personId,n,{edit:i,released:a})}render(){let{text:e}=this.app.localizer,t=this.held.loaded;return f`
<div class="stack">
<h2 id="top" tabindex="-1">${e(`draft.heading`)}</h2>
${l(t,this.app,e=>this.page(e))}
${t.kind===`failed`&&t.problem.code===`statement_changed`?f`<div class="actions">${this.button(`drop`,e(`drop.action`),()=>this.drop())}</div>`:p}
</div>
`}page(e){let{app:t,heard:n}=this,r=at(e.shown,n?.shown===e.shown?n.job:null),i=Qe({shown:r,people:e.people,personId:t.personId,isLockedDown:t.info.is_locked_down},t.localizer,t.format),a=this.edit?.draft??r.draft,o=this.unsaved(e,i),s=o===null?p:this.changes(e,i,o),c=g({channel:e.request.request.channel,...e.request.request.requester},t.localizer);return f`
<p>
<a href=${t.path({page:`request`,id:r.request_id})}>
${t.localizer.text(`draft.for`)} <bdi>${c}</bdi></a
>
</p>
<p role="status">${i.where}</p>
${se(e.request.request,t)}
${this.trouble()} ${In(this.released,t,this.forgetLink)} ${Fn({app:t,held:e,view:i,hasLink:this.released!==null,collected:this.collected,button:this.button,collect:()=>this.collect(e)})}
${o===`edit.unsaved`?p:s} ${this.footage(e,i,a)} ${this.terms(e,i,a)}
${o===`edit.unsaved`?s:p} ${Nn({app:t,shown:e.shown,view:i,edit:this.edit,button:this.button,make:()=>this.make(e),stop:()=>this.write(e.shown.draft,e.shown.version)})}
${jn(r,t)}
${Mn({app:t,view:i,hasEdit:this.edit!==null,isAnother:this.isAnother(r),button:this.button,approve:()=>this.approve(e),decline:()=>this.decline(e),drop:()=>this.drop()})}
`}trouble(){let{problem:e,app:n}=this;if(e===null)return c(null);let r=t(e,n.localizer,n.say);return r.length===0?c(n.say(e)):f`<div role="alert">
<div class="notice">
<p>${n.localizer.text(this.edit===null?`files.refused`:`form.refused`)}</p>
<ul class="notes">
${r.map(e=>f`<li>${e}</li>`)}
</ul>
</div>
</div>`}unsaved({shown:e},t){let{edit:n}=this;return n===null?null:t.mayEdit?this.doing===null&&be(n,e)===`conflict`?`edit.conflict`:`edit.unsaved`:`edit.cannot`}changes(e,t,n){let{text:r}=this.app.localizer,i=n===`edit.conflict`;return u(f`<p>${r(n)}</p>
<div class="actions choice">
${t.mayEdit?this.button(`save`,r(i?`edit.mine`:`edit.save`),()=>this.save(e)):p}
${this.button(`drop-edit`,r(i?`edit.theirs`:`edit.undo`),()=>(this.edit=this.opened=null,Promise.resolve()))}
</div>`,!0)}footage(e,t,n){return On({app:this.app,draft:n,request:e.request,mayEdit:t.mayEdit,opened:this.opened,open:e=>this.opened=e,change:t=>{this.change(e,t)}})}terms(e,t,n){let{text:r}=this.app.localizer;return t.mayEdit?f`
<section class="stack" aria-labelledby="terms">
<h3 id="terms">${r(`draft.step.terms`)}</h3>
${Vn({draft:n,held:e,app:this.app,change:t=>{this.change(e,t)}})}
</section>
`:p}async press(e,t,n){let r=lt(e.currentTarget);await this.act(t,async()=>{try{await n()}finally{await this.held.reload()}}),await this.focused.keep(r)}change(e,t){this.edit=ge(this.edit,e.shown,t),setTimeout(()=>void this.focused.keep(`footage`))}async save(e){let{edit:t}=this;if(t===null)return e.shown.version;let{text:n}=this.app.localizer,r=e.shown.state!==`drafted`,i={heading:n(`edit.voids`),text:n(`edit.voids_text`),action:n(`edit.save`)};if(r&&!await this.prove(i,()=>Promise.resolve()))return null;let a=await this.write(t.draft,e.shown.version);await this.held.reload();let o=this.shown??{draft:t.draft,version:a};return this.edit=this.edit===null||this.edit.draft===t.draft?null:{draft:this.edit.draft,base:o},a}async write(e,t){return(await this.app.api.ask(`draft/update`,{draft_id:this.draftId,version:t,draft:e})).version}isAnother({statement_sha256:e}){return this.first??=e,e!==null&&e!==this.first}async make(e){this.first=null;let t=await this.save(e);if(t!==null)try{await this.hear(t)}catch(e){if(n(e).code!==`vault_locked`||!this.isConnected||!await this.app.unlock())throw e;await this.hear(t)}}async hear(e){this.endHearing?.().catch(()=>void 0),this.endHearing=null;let t={draft_id:this.draftId,version:e},n=await this.app.api.listen(`draft/render`,t,e=>void this.hearOf(e));this.isConnected?this.endHearing=n:await n()}async hearOf(e){this.heard={job:e,shown:this.shown},e.state!==`running`&&e.state!==`queued`&&await this.held.reload()}get shown(){let{loaded:e}=this.held;return e.kind===`ready`?e.value.shown:null}async approve({shown:e}){let{app:t,draftId:n}=this,{text:r}=t.localizer,{statement:i,statement_sha256:a,imported:o}=e;if(i===null)return;let s=ze(i,{cameras:t.info.cameras,imported:o},t.localizer,t.format);await t.prove({heading:r(`draft.approve`),text:f`<p>${r(`approve.text`)}</p>
${this.isAnother(e)?u(r(`decide.another`)):p} ${Y(s.files.map(({said:e})=>e))}
${Y(s.leaves)} ${v(s.rows)}`,action:r(`draft.approve`),mayUseCode:!0,run:async e=>{let r=await t.api.prove(`approval/approve`,{draft_id:n},a,e);`share_id`in r&&(this.released=r)}})}decline({request:e}){let{request_id:t,version:n}=e;return ne(this.app,e,()=>this.app.api.ask(`requests/decline`,{request_id:t,version:n}))}async drop(){let{text:e}=this.app.localizer,t={heading:e(`drop.heading`),text:e(`drop.text`),action:e(`drop.action`)};await this.prove(t,async()=>{await this.app.api.ask(`draft/cancel`,{draft_id:this.draftId}),this.edit=null})}prove(e,t){return this.app.prove({...e,mayUseCode:!1,proof:`none`,run:t})}async collect({shown:e}){let{app:t}=this,{delivery:n,age_recipient:r}=e.draft;if(!t.info.is_unlocked&&!await t.unlock())return;let{text:i}=t.localizer,a=async e=>{this.collected=await t.api.ask(`approval/collect`,{draft_id:this.draftId,...e})};if(n!==`age_file`||r!==void 0)return a({});await this.prove({heading:i(`collect.prepare`),text:i(`collect.passphrase_text`),action:i(`collect.prepare`),fields:[[`passphrase`,i(`collect.passphrase`)],[`passphrase_repeat`,i(`collect.again`)]]},(e,t)=>a(t))}};b([x()],$.prototype,`draftId`,void 0),b([d()],$.prototype,`edit`,void 0),b([d()],$.prototype,`opened`,void 0),b([d()],$.prototype,`heard`,void 0),b([d()],$.prototype,`released`,void 0),b([d()],$.prototype,`collected`,void 0),o(`footage-guard-draft`,$);export{$ as DraftPage};