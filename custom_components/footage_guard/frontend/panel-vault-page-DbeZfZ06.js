import{C as e,E as t,G as n,K as r,L as i,M as a,N as o,O as s,P as c,R as l,U as u,V as d,W as f,j as p,m,n as h,w as g,z as _}from"./panel-frame-Bqq7yk48.js";import{n as ee,t as te}from"./panel-saving-CPZn-N_v.js";import{i as ne,t as v}from"./panel-people-view-Cra4KyG1.js";import{a as re}from"./panel-about-D9wFzFJC.js";import{n as ie,r as ae}from"./panel-vault-space-B0yzOIKO.js";import{a as oe,i as y,n as b,r as se,t as ce}from"./panel-live-C03T0h0S.js";import{i as x}from"./panel-player-BDC6xIgG.js";import{t as S}from"./panel-propose-D19YC2la.js";import{n as le,r as ue,t as C}from"./panel-policy-view-GOQnek-3.js";import{t as de}from"./panel-kept-form-D6wbQJ8F.js";var fe=({holds:e},t,{text:n},r)=>e.map(({hold_id:e,kind:i,made:a,until:o,clips:s,size_bytes:c})=>({id:e,heading:n(`hold.${i}`),lines:[n(`hold.keeps`,{clips:r.number(s),size:r.bytes(c),since:r.moment(a)}),o===null?n(`hold.always`):n(`hold.until`,{until:r.moment(o)}),...w(i)?[]:[n(`hold.${i}.ends`)]],hasClips:s>0,mayLift:t&&w(i)})),w=e=>e===`owner`||e===`legal`,pe=32,me=16,T=1e3,he=[.005,.05],ge={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},_e=e=>e.map(e=>e.map(([e=0,t=0])=>[e,t])),ve=e=>e.length<me,E=e=>e.length<pe,D=e=>e.length>3,ye=e=>{let t=e.length%8*.03,[n,r]=[z(.3+t),z(.5+t)];return[...e,[[n,n],[r,n],[r,r],[n,r]]]},be=(e,t)=>e.filter((e,n)=>n!==t),O=(e,t,n,r)=>N(e,t,e=>e.map((e,t)=>t===n?L(r):e)),xe=(e,t,n)=>N(e,t,e=>D(e)?e.filter((e,t)=>t!==n):e),Se=(e,t,n)=>N(e,t,e=>{let[t,r]=F(e,n),[i,a]=F(e,n+1);return P(e,n,[(t+i)/2,(r+a)/2])}),Ce=(e,t,n)=>{let r=e[t]??[],i=r.map((e,t)=>ke(n,F(r,t),F(r,t+1))),a=i.indexOf(Math.min(...i));return[N(e,t,e=>P(e,a,n)),a]},we=([e,t],n,r)=>{let i=ge[n],a=he[+!!r];return i===void 0?null:L([e+i[0]*a,t+i[1]*a])},Te=e=>`M${e.map(I).join(`L`)}Z`,Ee=e=>`M${I(e)}h0`,De=([e,t])=>`M${I([e-j,t-j])}h${M}v${M}h-${M}Z`,k=e=>Math.round(e*1e3)/10,Oe=e=>{let t=Number(e);return e.trim()===``||!Number.isFinite(t)?null:t/100},A=(e,t)=>JSON.stringify(e)===JSON.stringify(t),j=.006,M=String(2*j*T),N=(e,t,n)=>e.map((e,r)=>r===t?n(e):e),P=(e,t,n)=>E(e)?[...e.slice(0,t+1),L(n),...e.slice(t+1)]:e,F=(e,t)=>e[t%e.length]??[0,0],I=([e,t])=>`${String(z(e*T))} ${String(z(t*T))}`,L=([e,t])=>[z(R(e)),z(R(t))],R=e=>Math.min(Math.max(e,0),1),z=e=>Math.round(e*1e4)/1e4,ke=([e,t],[n,r],[i,a])=>{let[o,s]=[i-n,a-r],c=o**2+s**2,l=c===0?0:R(((e-n)*o+(t-r)*s)/c);return Math.hypot(e-n-l*o,t-r-l*s)},Ae=n`
.picture {
position: relative;
inline-size: 100%;
max-inline-size: 640px;
aspect-ratio: 16 / 9;
background-color: #000;
}
.picture:has(img) {
aspect-ratio: auto;
}
img {
display: block;
inline-size: 100%;
}
svg {
position: absolute;
inset: 0;
inline-size: 100%;
block-size: 100%;
}
path {
stroke: #fff;
vector-effect: non-scaling-stroke;
}
.zone {
fill: #000;
fill-opacity: 0.35;
stroke-width: 2px;
cursor: pointer;
}
.zone.selected {
fill-opacity: 0.6;
stroke-width: 3px;
cursor: copy;
}
.dot,
.reach {
stroke-linecap: round;
cursor: grab;
touch-action: none;
}
.dot {
fill: #fff;
stroke-linejoin: round;
stroke-width: 14px;
}
.reach {
stroke: transparent;
stroke-width: 44px;
}
.core {
stroke: #000;
stroke-linecap: round;
stroke-width: 10px;
pointer-events: none;
}
/* An outline would be as thin as a thousandth of the picture. */
path:focus-visible {
outline: none;
stroke-width: 6px;
}
.dot:focus-visible {
stroke-width: 26px;
}
.points {
display: grid;
gap: 12px;
padding: 0;
list-style: none;
}
.point {
display: grid;
grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
gap: 8px;
}
`,je=8,B=class extends h{constructor(...e){super(...e),this.zones=[],this.still=null,this.label=``,this.left=null,this.drew=()=>void 0,this.save=()=>Promise.resolve(),this.drawn=[],this.steps=b,this.selected=null,this.isSaved=!1,this.drag=null,this.pressed=null,this.next=null,this.add=()=>{this.change(ye(this.drawn)),this.selected=this.drawn.length-1,this.next=`[data-point='0']`},this.touch=({clientX:e,clientY:t,button:n})=>{this.pressed=this.drag===null&&n===0?[e,t]:null},this.move=e=>{this.drag!==null&&(this.drawn=O(this.drawn,...this.drag.at,H(e)))},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=e=>{let{drag:t,drawn:n,pressed:r}=this;this.breakOff(),t===null?r!==null&&Math.hypot(e.clientX-r[0],e.clientY-r[1])<=je&&this.press(e):this.change(n)},this.breakOff=()=>{this.drag!==null&&(this.drawn=this.drag.before),this.drag=null,this.pressed=null}}static{this.styles=[...h.styles,Ae]}willUpdate(e){this.follow(e),this.hasUpdated||this.left===null||(this.steps=y(b,this.drawn),this.drawn=this.left)}follow(e){e.has(`zones`)&&!A(this.zones,this.drawn)&&A(this.drawn,e.get(`zones`)??[])&&(this.drawn=this.zones,this.steps=b,this.selected=null)}updated(e){super.updated(e),this.drew(A(this.drawn,this.zones)?null:this.drawn),this.next!==null&&(this.renderRoot.querySelector(this.next)?.focus(),this.next=null)}render(){let{text:e}=this.app.localizer,t=!A(this.drawn,this.zones),{past:n,future:r}=this.steps;return u`
<div class="stack">
<div class="picture">
${this.still===null?d:u`<img src=${this.still} alt=${e(`zones.picture`,{camera:this.label})} />`}
${this.picture()}
</div>
<p class="hint">${e(`zones.how`)}</p>
${this.drawn.length===0?u`<p>${e(`zones.none`)}</p>`:u`<ul class="rows">${this.drawn.map((e,t)=>u`<li class="card">${this.card(t)}</li>`)}</ul>`}
${a(this.problem===null?null:this.app.say(this.problem))}
<div role="status">${this.isSaved&&!t?c(e(`zones.saved`)):d}</div>
<div class="actions">
${this.button(`zones.add`,this.add,ve(this.drawn),`add`)}
${this.button(`redact.undo`,()=>{this.travel(oe)},n.length>0)}
${this.button(`redact.redo`,()=>{this.travel(se)},r.length>0)}
${this.button(this.doing===null?`zones.save`:`status.working`,()=>void this.keep(),t)}
</div>
</div>
`}picture(){return u`
<svg
viewBox="0 0 ${T} ${T}"
preserveAspectRatio="none"
role="group"
aria-label=${this.app.localizer.text(`zones.heading`,{camera:this.label})}
@pointerdown=${this.touch}
@pointermove=${this.move}
@pointerup=${this.end}
@pointercancel=${this.breakOff}
@touchmove=${this.hold}
>
${this.drawn.map((e,t)=>f`
<path
class="zone ${t===this.selected?`selected`:``}"
d=${Te(e)}
@pointerup=${()=>{this.choose(t)}}
/>
`)}
${this.selected===null?d:this.drawn[this.selected]?.map((e,t)=>this.dot([this.selected??0,t],e))}
</svg>
`}dot(e,t){let[,n]=e,r=t=>{this.begin(t,e)},i=Ee(t);return f`
<path class="reach" d=${i} @pointerdown=${r} />
<path
class="dot"
d=${De(t)}
role="button"
tabindex="0"
data-point=${n}
aria-label=${this.nameOf(e,t)}
@pointerdown=${r}
@keydown=${n=>{this.key(n,e,t)}}
/>
<path class="core" d=${i} />
`}card(e){let{localizer:t,format:n}=this.app,r=t.text(`zones.zone`,{number:n.number(e+1)}),i=e===this.selected;return u`
<div class="actions choice">
<button
type="button"
data-zone=${e}
aria-expanded=${String(i)}
@click=${()=>this.selected=i?null:e}
>
${r}
</button>
<button type="button" @click=${()=>{this.removeZone(e)}}>
${t.text(`zones.remove`,{name:r})}
</button>
</div>
${i?this.points(e):d}
`}points(e){let{text:t}=this.app.localizer,n=this.drawn[e]??[],r=n.length-1;return u`
<ul class="points">
${n.map((r,i)=>{let a=this.numbered(i);return u`
<li><div class="stack" role="group" aria-label=${a}>
<p>${a}</p>
<div class="point">${this.side(`zones.across`,e,i,r,0)} ${this.side(`zones.down`,e,i,r,1)}</div>
${D(n)?u`<div class="actions">
<button type="button" @click=${()=>{this.removePoint([e,i])}}>
${t(`zones.remove`,{name:a})}
</button>
</div>`:d}
</div></li>
`})}
</ul>
<div class="actions">
${this.button(`zones.point`,()=>{this.addPoint([e,r])},E(n))}
</div>
`}side(e,t,n,r,i){return u`
<label>
${this.app.localizer.text(e)}
<input type="number" min="0" max="100" step="any" .value=${ce(String(k(r[i])))} @change=${e=>{let a=Oe(e.target.value);a!==null&&this.change(O(this.drawn,t,n,i===0?[a,r[1]]:[r[0],a])),this.requestUpdate()}} />
</label>
`}button(e,t,n,r=d){let i=!n||this.doing!==null;return u`
<button type="button" data-name=${r} aria-disabled=${String(i)} @click=${i?d:t}>
${this.app.localizer.text(e)}
</button>
`}numbered(e){let{localizer:t,format:n}=this.app;return t.text(`zones.numbered`,{number:n.number(e+1)})}nameOf([,e],[t,n]){let{localizer:r,format:i}=this.app,a={name:this.numbered(e),across:i.number(k(t)),down:i.number(k(n))};return r.text(`zones.keys`,a)}change(e){A(e,this.drawn)||(this.steps=y(this.steps,this.drawn),this.drawn=e,this.isSaved=!1)}travel(e){let t=e(this.steps,this.drawn);t!==null&&([this.drawn,this.steps]=t,(this.selected??0)>=this.drawn.length&&(this.selected=null))}removeZone(e){this.change(be(this.drawn,e)),this.selected=null,this.next=this.drawn.length===0?`[data-name=add]`:`[data-zone='${String(Math.max(0,e-1))}']`}addPoint([e,t]){E(this.drawn[e]??[])&&(this.change(Se(this.drawn,e,t)),this.next=`[data-point='${String(t+1)}']`)}removePoint([e,t]){this.change(xe(this.drawn,e,t)),this.next=`[data-point='${String(Math.max(0,t-1))}']`}begin(e,t){e.button===0&&(V(e).setPointerCapture(e.pointerId),this.drag={at:t,before:this.drawn})}choose(e){this.drag===null&&e!==this.selected&&(this.selected=e,this.pressed=null)}press(e){let t=this.selected;if(t===null||!E(this.drawn[t]??[]))return;let[n,r]=Ce(this.drawn,t,H(e));this.change(n),this.next=`[data-point='${String(r+1)}']`}key(e,t,n){let{key:r,shiftKey:i}=e,a=we(n,r,i);if(a!==null)this.change(O(this.drawn,...t,a));else if(r===`Enter`||r===` `)this.addPoint(t);else if(r===`Delete`||r===`Backspace`)this.removePoint(t);else return;e.preventDefault()}keep(){return this.act(`save`,async()=>{await this.save(this.drawn),this.isSaved=!0})}};g([_({attribute:!1})],B.prototype,`zones`,void 0),g([_({attribute:!1})],B.prototype,`still`,void 0),g([_()],B.prototype,`label`,void 0),g([_({attribute:!1})],B.prototype,`left`,void 0),g([_({attribute:!1})],B.prototype,`drew`,void 0),g([_({attribute:!1})],B.prototype,`save`,void 0),g([l()],B.prototype,`drawn`,void 0),g([l()],B.prototype,`steps`,void 0),g([l()],B.prototype,`selected`,void 0),g([l()],B.prototype,`isSaved`,void 0);var V=({target:e})=>e.closest(`svg`),H=e=>{let{left:t,top:n,width:r,height:i}=V(e).getBoundingClientRect();return[(e.clientX-t)/r,(e.clientY-n)/i]};r(`footage-guard-zone-editor`,B);var U=e(),W=class extends h{constructor(...e){super(...e),this.opened=null,this.drawn=null}willUpdate(e){super.willUpdate(e),this.opened?.drawing.still&&x(this.app.info)!==`possible`&&(this.opened={...this.opened,drawing:{...this.opened.drawing,still:null}})}render(){let{info:e,localizer:t}=this.app,{text:n}=t;return u`
<section class="stack">
<h3>${n(`zones.section`)}</h3>
<p class="hint">${n(e.cameras.length===0?`zones.no_cameras`:`zones.text`)}</p>
${a(this.problem===null?null:this.app.say(this.problem))}
<ul class="rows">${e.cameras.map(e=>u`<li class="card">${this.card(e)}</li>`)}</ul>
</section>
`}card({camera:e,title:t}){let{localizer:n,personId:r}=this.app,{text:i}=n,a=this.opened?.camera===e?this.opened:null,o=async()=>{await this.leave()&&a===null&&await this.open(e)};return u`
<h4 id=${`camera-${e}`} dir="auto">${t}</h4>
<div class="actions">
<button
type="button"
aria-expanded=${String(a!==null)}
aria-describedby=${`camera-${e}`}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void o()}
>
${i(this.doing===e?`status.loading`:a===null?`zones.open`:`zones.close`)}
</button>
</div>
${a===null?U.leftAt(r,e)===null?d:c(i(`edit.unsaved`)):this.drawing(a,t)}
`}drawing({camera:e,drawing:{motion_detection:t,still:n},zones:r},i){let{text:a}=this.app.localizer,o=U.leftAt(this.app.personId,e),s=o!==null&&!A(o.base,r)&&!A(o.drawn,r);return u`
${s?c(a(`zones.conflict`),!0):d}
${t===`built_in`?d:c(a(`zones.other`))} ${n===null?this.unseen(e):d}
<footage-guard-zone-editor
.app=${this.app}
.label=${i}
.still=${n===null?null:`data:image/jpeg;base64,${n}`}
.zones=${r}
.left=${o?.drawn??null}
.drew=${t=>{this.keep(e,t)}}
.save=${t=>this.save(e,t)}
></footage-guard-zone-editor>
`}unseen(e){let{text:t}=this.app.localizer,n=x(this.app.info);return n===`locked_down`?c(t(`player.locked_down`)):n===`possible`?c(t(`zones.no_picture`)):u`
${c(t(`zones.locked`))}
<div class="actions"><button type="button" @click=${()=>void this.unlock(e)}>${t(`vault.unlock`)}</button></div>
`}keep(e,t){let{info:n,personId:r}=this.app;if(this.opened?.camera!==e||(t===null!=(this.drawn===null)&&this.requestUpdate(),this.drawn=t,n.is_locked_down))return;let i=U.leftAt(r,e)?.base??this.opened.zones;U.keep(r,e,t===null?null:{drawn:t,base:i})}async leave(){let{app:e,opened:t}=this;if(t===null)return!0;let{text:n}=e.localizer,r=e.info.cameras.find(({camera:e})=>e===t.camera)?.title??``;return this.drawn===null||await e.prove({heading:`${n(`zones.close`)}: ${r}`,text:n(`zones.close.text`),action:n(`zones.close`),mayUseCode:!1,proof:`none`,run:()=>Promise.resolve()})?(this.keep(t.camera,null),this.opened=null,!0):!1}open(e){return this.act(e,async()=>{let t=await this.app.api.ask(`zones/get`,{camera_id:e});this.opened={camera:e,drawing:t,zones:_e(t.zones)}})}async unlock(e){await this.app.unlock()&&(await this.open(e),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.editor?.scrollIntoView({block:`nearest`}))}async save(e,t){await this.app.api.ask(`zones/set`,{camera_id:e,zones:t});let{personId:n}=this.app,r=U.leftAt(n,e);r!==null&&U.keep(n,e,{...r,base:t}),this.opened?.camera===e&&(this.opened={...this.opened,zones:t})}};g([l()],W.prototype,`opened`,void 0),g([i(`footage-guard-zone-editor`)],W.prototype,`editor`,void 0),r(`footage-guard-vault-cameras`,W);var Me={conversation:`exposure.to.conversation`,"cloud.alexa":`exposure.to.alexa`,"cloud.google_assistant":`exposure.to.google`,homekit:`exposure.to.homekit`},Ne=[`attachments`,`assistants`,`makers`,`copies`],Pe=({findings:e},t,n)=>e.map(e=>{let{kind:r,count:i,things:a}=e,{text:o}=t,s=a.map(e=>Fe(r,e,t,n)).filter(e=>e!==``),c=i-a.length;return{kind:r,heading:o(`exposure.${r}`),what:o(`exposure.${r}.what`,{count:n.number(a[0]?.count??i)}),todo:o(`exposure.${r}.todo`),things:c>0?[...s,o(`exposure.more`,{count:n.number(c)})]:s}}),Fe=(e,{name:t,count:n,to:r,is_all:i},{text:a},o)=>t===``?``:r.length>0?a(`exposure.seen_by`,{name:t,to:r.map(e=>Ie(e,a)).join(`, `)}):e===`proxies`?n===null?a(`exposure.proxies.ever`,{name:t}):a(`exposure.proxies.until`,{name:t,time:o.duration(n*1e3)}):n===null?t:a(i?`exposure.files`:`exposure.files.least`,{name:t,count:o.number(n)}),Ie=(e,t)=>{let n=Me[e];return n===void 0?e:t(n)};r(`footage-guard-vault-exposure`,class extends h{constructor(...e){super(...e),this.found=this.watch(({api:e})=>({load:()=>e.ask(`audit/exposure`)}))}render(){let{localizer:e,format:t}=this.app,{text:n}=e;return u`
<section class="stack">
<h3>${n(`exposure.heading`)}</h3>
<p class="hint">${n(`exposure.text`)}</p>
${o(this.found.loaded,this.app,r=>{let i=Pe(r,e,t);return i.length===0?u`<p>${n(`exposure.none`)}</p>`:u`<ul class="rows">${i.map(e=>u`<li class="card">${this.row(e)}</li>`)}</ul>`})}
<h4>${n(`exposure.unseen`)}</h4>
<ul class="notes">${Ne.map(e=>u`<li>${n(`exposure.unseen.${e}`)}</li>`)}</ul>
</section>
`}row({heading:e,what:t,todo:n,things:r}){return u`
<h4>${e}</h4>
<p>${t}</p>
${r.length===0?d:u`<ul class="notes">${r.map(e=>u`<li><span dir="auto">${e}</span></li>`)}</ul>`}
<p>${this.app.localizer.text(`exposure.todo`,{todo:n})}</p>
`}});var Le=`vault/export_identity`,Re=({kind:e})=>e===Le,ze=({changes:e},t,n,r,i)=>{let{text:a}=r;return e.filter(Re).map(({change_id:e,statement:o,votes:s,needed:c,voters:l,in_force_from:u})=>{let d=u!==null&&Date.parse(u)<=n,f=a(`change.by`,{votes:i.number(s),needed:i.number(c)});return{id:e,heading:a(`change.export`,{epoch:ie(String(o.epoch),r,i)}),line:u===null?f:d?a(`epoch.due`):a(`epoch.waits`,{due:i.moment(u)}),needed:c,mayAgree:u===null&&!l.includes(t),mayTake:d}})},G=`vault/export_identity`,K=class extends h{constructor(...e){super(...e),this.epochs=[],this.erased=null,this.told=()=>void 0,this.taken=()=>void 0,this.submit=e=>{e.preventDefault();let t=e.target.querySelector(`select`)?.value??``,n=this.epochs.find(e=>e.epoch===t)?.name??t;this.agree({epoch:t},this.app.localizer.text(`change.export`,{epoch:n}))}}render(){let{info:e,localizer:t,format:n,personId:r}=this.app,{text:i}=t,o=e.role===`approver`,s=ze(this.policy,r,Date.now(),t,n);return u`
<section class="stack">
<h3>${i(`epoch.heading`)}</h3>
<p class="hint">${i(`epoch.text`)}</p>
${this.erased===null?d:u`<p>${this.erased}</p>`}
<ul class="rows">
${this.epochs.map(({name:e,line:t})=>u`<li class="card"><h4>${e}</h4><p>${t}</p></li>`)}
</ul>
${a(this.problem===null?null:this.app.say(this.problem))}
${s.length===0?d:u`<ul class="rows">${m(s,({id:e})=>e,e=>u`<li class="card">${this.underWay(e,o)}</li>`)}</ul>`}
${o&&this.epochs.length>0?this.form():d}
</section>
`}underWay(e,t){return u`
<h4>${e.heading}</h4>
<p>${e.line}</p>
<div class="actions choice">
${t&&e.mayAgree?this.button(`change.agree`,()=>this.agree({change_id:e.id},e.heading,e.needed)):d}
${t&&e.mayTake?this.button(`epoch.take`,()=>this.take(e)):d}
${this.button(`change.stop`,()=>this.stop(e.id))}
</div>
`}form(){let{text:e}=this.app.localizer;return u`
<details>
<summary>${e(`epoch.export`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${e(`epoch.export.text`)}</p>
<label>
${e(`epoch.which`)}
<select required>
<option value=""></option>
${m(this.epochs,({epoch:e})=>e,({epoch:e,name:t})=>u`<option value=${e}>${t}</option>`)}
</select>
</label>
<div class="actions"><button aria-disabled=${String(this.doing!==null)}>${e(`epoch.propose`)}</button></div>
</form>
</details>
`}button(e,t){return u`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void t()}>
${this.app.localizer.text(e)}
</button>
`}agree(e,t,n){let{text:r}=this.app.localizer;return this.act(`agree`,async()=>{let i=await S(this,G,e,()=>({heading:t,needed:n,lines:[r(`epoch.export.text`)]}));i!==null&&this.told(i)})}take({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r,o={change_id:e};return this.act(`take`,async()=>{let{statement:e}=await n.challenge(G,o);if(!this.isConnected)return;let r=[];await i({heading:a(`epoch.take`),text:u`<p>${t}</p><p>${a(`epoch.take.text`)}</p>`,action:a(`epoch.take`),mayUseCode:!0,fields:[[`passphrase`,a(`passphrase.new`)],[`passphrase_repeat`,a(`passphrase.repeat`)]],run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let s={passphrase:i,passphrase_repeat:a},c=await n.proveWith(G,o,s,ue(e),t);`identity_file`in c&&r.push({name:c.name,bytes:Be(c.identity_file)})}});for(let e of r)this.taken(e),this.told(a(`epoch.taken`,{name:e.name}))})}stop(e){return this.act(`stop`,async()=>{await this.app.api.ask(`policy/stop`,{change_id:e}),this.told(this.app.localizer.text(`change.stopped`))})}};g([_({attribute:!1})],K.prototype,`epochs`,void 0),g([_({attribute:!1})],K.prototype,`erased`,void 0),g([_({attribute:!1})],K.prototype,`policy`,void 0),g([_({attribute:!1})],K.prototype,`told`,void 0),g([_({attribute:!1})],K.prototype,`taken`,void 0);var Be=e=>Uint8Array.from(atob(e),e=>e.charCodeAt(0));r(`footage-guard-vault-keys`,K);var q=(e,t,n,r=null)=>({kind:`number`,name:e,least:t,most:n,unit:r}),J=[q(`quorum`,1,16),q(`veto_hours`,0,168,`policy.hours`),q(`cooling_minutes`,0,1440,`policy.minutes`),{kind:`switch`,name:`local_approval_only`},{kind:`switch`,name:`public_links`},{kind:`text`,name:`share_origin`},q(`link_days`,1,31,`policy.days`),q(`max_downloads`,1,100),{kind:`switch`,name:`public_intake`},q(`window_limit_h`,1,12,`policy.hours`),q(`footage_age_days`,1,365,`policy.days`),{kind:`quiet`,name:`quiet_hours`},q(`retention_days`,1,365,`policy.days`),q(`vault_quota_mb`,100,1e7,`policy.megabytes`)],Y=`21:00-08:00`,X=e=>{let[t=``,n=``]=e.split(`-`);return[t,n]},Ve=({policy:e,mode:t,viewers:n},r,i)=>{let a=J.map(e=>[e.name,He(e,r)]).filter(([t,n])=>e[t]!==n),o={...a.length===0?{}:{policy:Object.fromEntries(a)},...Ue(r.get(`mode`))&&r.get(`mode`)!==t?{mode:r.get(`mode`)}:{},...Z(i)===Z(n)?{}:{viewers:i}};return Object.keys(o).length===0?null:o},He=(e,t)=>{let n=t.get(e.name)?.trim()??``;switch(e.kind){case`number`:return Number(n);case`switch`:return t.has(e.name);case`quiet`:{let[e,n]=[t.get(`quiet_from`)??``,t.get(`quiet_to`)??``];return e===``&&n===``?``:`${e}-${n}`}case`text`:return n}},Ue=e=>e===`sealed`||e===`convenience`,Z=e=>[...e].sort().join(),Q=class extends h{constructor(...e){super(...e),this.told=()=>void 0,this.typed=new de(this,`policy`),this.submit=e=>{e.preventDefault();let t=e.target,n=new FormData(t),r=new Map([...n].map(([e,t])=>[e,t])),i=Ve(this.held.policy,r,n.getAll(`viewer`));i===null?this.told(this.app.localizer.text(`policy.nothing`)):this.act(`policy`,()=>this.change(i))}}static{this.styles=[...h.styles,n`
.field {
display: grid;
gap: 4px;
}
`]}render(){let{localizer:e,format:t,info:n}=this.app,{policy:r}=this.held;return u`
<section class="stack">
<h3>${e.text(`policy.heading`)}</h3>
${r.is_believed?d:c(e.text(`policy.unbelieved`))}
${p(le(r,e,t))} ${this.underWay()}
${a(this.problem===null?null:this.app.say(this.problem))}
${n.role===`approver`?this.form(r):d}
</section>
`}underWay(){let{localizer:e,format:t,path:n}=this.app,{people:r,policy:i}=this.held,a=i.changes.filter(({kind:e})=>e===`policy/apply`);if(a.length===0)return d;let o=v(r,e);return u`
<div class="card">
<h4>${e.text(`policy.under_way`)}</h4>
${a.map(({statement:n})=>C(i,n,o,e,t).map(e=>u`<p>${e}</p>`))}
<div class="actions"><a class="button" href=${n({page:`people`})}>${e.text(`policy.under_way.link`)}</a></div>
</div>
`}form(e){let{text:t}=this.app.localizer;return u`
<details>
<summary>${t(`policy.form`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${t(`policy.form.text`)}</p>
${this.typed.restored()}
${J.map(t=>u`<div class="field">${this.field(t,e)}</div>`)}
<div class="field">
<label>
${t(`policy.mode`)}
<select name="mode" aria-describedby="mode-hint">
${[`sealed`,`convenience`].map(n=>u`<option value=${n} ?selected=${n===e.mode}>${t(`mode.${n}`)}</option>`)}
</select>
</label>
<p class="hint" id="mode-hint">${t(`policy.mode.hint`)}</p>
</div>
${this.viewers(e)}
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${t(this.doing===null?`policy.change`:`status.working`)}
</button>
</div>
</form>
</details>
`}field(e,{policy:t}){let{text:n}=this.app.localizer,{kind:r,name:i}=e,a=i===`share_origin`?`policy.share_origin.hint`:`policy.hint.${i}`,o=s(a)?u`<p class="hint" id=${`${i}-hint`}>${n(a)}</p>`:d,c=n(`policy.${i}`),l=String(t[i]),f=`${i}-hint`;switch(r){case`switch`:return u`
<label class="option">
<input type="checkbox" name=${i} aria-describedby=${f} .defaultChecked=${t[i]===!0} />
${c}
</label>
${o}
`;case`number`:return u`
<label>
${e.unit===null?c:n(e.unit,{label:c})}
<input
name=${i}
type="number"
min=${e.least}
max=${e.most}
step="1"
required
aria-describedby=${f}
.defaultValue=${l}
/>
</label>
${o}
`;case`text`:return u`
<label>
${c}
<input name=${i} inputmode="url" autocomplete="off" aria-describedby=${f} .defaultValue=${l} />
</label>
${o} ${l===``?this.proposedOrigin():d}
`;case`quiet`:{let[e,t]=X(l),r=(e,t)=>u`
<label>
${n(`policy.quiet.${e}`)}
<input name=${`quiet_${e}`} type="time" aria-describedby=${f} .defaultValue=${t} />
</label>
`,i=n(`form.wrong`,{field:c,why:Y});return u`
${r(`from`,e)} ${r(`to`,t)} ${o} ${l===``?this.proposal(i,X(Y)):d}
`}}}proposedOrigin(){let e=this.app.outside();return e===null?d:this.proposal(this.app.localizer.text(`policy.share_origin.propose`,{origin:e}),[e])}proposal(e,t){return u`<div class="actions"><button type="button" @click=${({target:e})=>{[...e.closest(`.field`)?.querySelectorAll(`input`)??[]].forEach((e,n)=>{e.value=String(t[n]),e.dispatchEvent(new Event(`input`,{bubbles:!0})),n===0&&e.focus()})}}>${e}</button></div>`}viewers({viewers:e}){let{text:t}=this.app.localizer,{people:n}=this.held,r=[...new Set([...e,...n.eligible.map(({person_id:e})=>e)])];if(r.length===0)return d;let i=v(n,this.app.localizer);return u`
<div class="stack" role="group" aria-label=${t(`policy.viewers`)}>
<p>${t(`policy.viewers`)}</p>
<p class="hint">${t(`policy.viewers.hint`)}</p>
${m(r,e=>e,t=>u`
<label class="option">
<input type="checkbox" name="viewer" .value=${t} .defaultChecked=${e.includes(t)} />
<span dir="auto">${i(t)}</span>
</label>
`)}
</div>
`}async change(e){let{api:n,localizer:r,format:i}=this.app,a=this.typed.sent(),{people:o,policy:s}=this.held;try{await n.ask(`policy/apply`,e),this.typed.clear(a),this.told(r.text(`change.done`))}catch(n){if(t(n).code!==`only_in_panel`)throw n;let c=await S(this,`policy/apply`,e,e=>({heading:r.text(`change.policy`),lines:C(s,e,v(o,r),r,i)}));if(c===null)return;this.typed.clear(a),this.told(c)}}};g([_({attribute:!1})],Q.prototype,`held`,void 0),g([_({attribute:!1})],Q.prototype,`told`,void 0),r(`footage-guard-policy`,Q);var $=class extends h{constructor(...e){super(...e),this.done=null,this.file=null,this.kept=this.watch(({api:e})=>({load:async()=>{let[t,n,r]=await Promise.all([e.ask(`vault/space`),e.ask(`holds/list`),ne(e)]);return{space:t,holds:n,held:r}},listen:t=>e.listen(`ledger/subscribe`,{kinds:re},t)})),this.taken=async e=>{this.file=e,this.isConnected?(await this.updateComplete,await this.link?.updateComplete,this.link?.save()):ee(e.name,e.bytes)},this.told=async e=>{this.done=e,await Promise.all([this.kept.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()}}static{this.styles=[...h.styles,n`
section,
footage-guard-policy,
footage-guard-vault-cameras,
footage-guard-vault-exposure,
footage-guard-vault-keys {
margin-block-start: 8px;
}
meter {
inline-size: 100%;
block-size: 12px;
}
meter::-webkit-meter-bar {
border: 1px solid var(--secondary-text-color);
background: var(--card-background-color);
}
meter::-webkit-meter-optimum-value {
background: var(--primary-text-color);
}
meter::-moz-meter-bar {
background: var(--primary-text-color);
}
`]}render(){let{info:e,localizer:t,format:n}=this.app,{text:r}=t;return u`
<div class="stack">
<h2>${r(`nav.vault`)}</h2>
<div role="status" tabindex="-1">${this.done===null?d:c(this.done)}</div>
${this.file===null?d:this.saved(this.file)}
${a(this.problem===null?null:this.app.say(this.problem))}
${o(this.kept.loaded,this.app,({space:i,holds:a,held:o})=>{let s=ae(i,t,n);return u`
${this.space(s)} ${this.holds(fe(a,e.role===`approver`,t,n))}
<footage-guard-vault-keys
.app=${this.app}
.epochs=${s.epochs}
.erased=${s.erased}
.policy=${o.policy}
.told=${this.told}
.taken=${this.taken}
></footage-guard-vault-keys>
<section class="stack">
<h3>${r(`keys.heading`)}</h3>
<p class="hint">${r(`keys.link`)}</p>
<div class="actions"><a class="button" href=${this.app.path({page:`people`})}>${r(`setup.approver.link`)}</a></div>
</section>
<footage-guard-policy .app=${this.app} .held=${o} .told=${this.told}></footage-guard-policy>
`})}
${e.role===`approver`?u`<footage-guard-vault-cameras .app=${this.app}></footage-guard-vault-cameras>`:d}
<footage-guard-vault-exposure .app=${this.app}></footage-guard-vault-exposure>
</div>
`}saved({name:e,bytes:t}){let n=this.app.localizer.text(`epoch.save_again`);return u`<div class="actions">${te(n,e,[t],`application/octet-stream`)}</div>`}space({percent:e,used:t,forecast:n,rows:r,cameras:i}){let{text:a}=this.app.localizer;return u`
<section class="stack">
<h3>${a(`space.heading`)}</h3>
<label>${t} <meter max="100" value=${e}></meter></label>
<p>${n}</p>
${p(r)}
${i.length===0?d:u`<h4>${a(`space.cameras`)}</h4>${p(i)}`}
</section>
`}holds(e){let{text:t}=this.app.localizer;return u`
<section class="stack">
<h3>${t(`hold.heading`)}</h3>
${e.length===0?u`<p class="hint">${t(`hold.empty`)}</p>`:u`<ul class="rows">${m(e,({id:e})=>e,e=>u`<li class="card">${this.hold(e)}</li>`)}</ul>`}
</section>
`}hold({id:e,heading:t,lines:n,hasClips:r,mayLift:i}){return u`
<h4 id=${e}>${t}</h4>
${n.map(e=>u`<p>${e}</p>`)}
<div class="actions">
${r?u`<a class="button" aria-describedby=${e} href=${this.app.path({page:`held`,id:e})}>
${this.app.localizer.text(`hold.show`)}
</a>`:d}
${i?u`
<button
type="button"
aria-describedby=${e}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.lift(e)}
>
${this.app.localizer.text(`hold.lift`)}
</button>
`:d}
</div>
`}lift(e){return this.act(`lift`,async()=>{let{api:t,localizer:n,format:r,prove:i}=this.app,{text:a}=n,{statement:o,statement_sha256:s}=await t.challenge(`holds/lift`,{hold_id:e});this.isConnected&&await i({heading:a(`hold.lift`),text:a(`hold.lift.text`,{clips:r.number(Number(o.clips))}),action:a(`hold.lift`),mayUseCode:!0,run:n=>t.prove(`holds/lift`,{hold_id:e},s,n)})&&await this.told(a(`hold.lifted`))})}};g([l()],$.prototype,`done`,void 0),g([l()],$.prototype,`file`,void 0),g([i(`[role=status]`)],$.prototype,`said`,void 0),g([i(`footage-guard-save`)],$.prototype,`link`,void 0),r(`footage-guard-vault`,$);export{$ as VaultPage};