import{A as e,C as t,E as n,F as r,H as i,I as a,L as o,M as s,U as c,V as l,W as u,j as d,k as f,m as p,n as m,w as h,x as ee,z as g}from"./panel-frame-BG_3cxf2.js";import{n as te,t as ne}from"./panel-saving-QCdRXNqN.js";import{i as re,t as _}from"./panel-people-view-C_bPD17G.js";import{a as ie}from"./panel-about-BCxGmFCX.js";import{n as ae,r as oe}from"./panel-vault-space-B0yzOIKO.js";import{a as se,i as v,n as y,r as ce,t as le}from"./panel-live-Bmgw7qps.js";import{i as b}from"./panel-player-CiHZ6q3I.js";import{t as x}from"./panel-propose-CAGfjaHv.js";import{n as ue,r as de,t as S}from"./panel-policy-view-BKvTTrHG.js";import{t as fe}from"./panel-kept-form-BBuOeUDG.js";var pe=({holds:e},t,{text:n},r)=>e.map(({hold_id:e,kind:i,made:a,until:o,clips:s,size_bytes:c})=>({id:e,heading:n(`hold.${i}`),lines:[n(`hold.keeps`,{clips:r.number(s),size:r.bytes(c),since:r.moment(a)}),o===null?n(`hold.always`):n(`hold.until`,{until:r.moment(o)}),...C(i)?[]:[n(`hold.${i}.ends`)]],hasClips:s>0,mayLift:t&&C(i)})),C=e=>e===`owner`||e===`legal`,me=32,he=16,w=1e3,ge=[.005,.05],_e={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},ve=e=>e.map(e=>e.map(([e=0,t=0])=>[e,t])),ye=e=>e.length<he,T=e=>e.length<me,E=e=>e.length>3,be=e=>{let t=e.length%8*.03,[n,r]=[B(.3+t),B(.5+t)];return[...e,[[n,n],[r,n],[r,r],[n,r]]]},xe=(e,t)=>e.filter((e,n)=>n!==t),D=(e,t,n,r)=>P(e,t,e=>e.map((e,t)=>t===n?R(r):e)),Se=(e,t,n)=>P(e,t,e=>E(e)?e.filter((e,t)=>t!==n):e),Ce=(e,t,n)=>P(e,t,e=>{let[t,r]=I(e,n),[i,a]=I(e,n+1);return F(e,n,[(t+i)/2,(r+a)/2])}),we=(e,t,n)=>{let r=e[t]??[],i=r.map((e,t)=>Oe(n,I(r,t),I(r,t+1))),a=i.indexOf(Math.min(...i));return[P(e,t,e=>F(e,a,n)),a]},O=([e,t],n,r)=>{let i=_e[n],a=ge[+!!r];return i===void 0?null:R([e+i[0]*a,t+i[1]*a])},k=e=>`M${e.map(L).join(`L`)}Z`,Te=e=>`M${L(e)}h0`,Ee=([e,t])=>`M${L([e-M,t-M])}h${N}v${N}h-${N}Z`,A=e=>Math.round(e*1e3)/10,De=e=>{let t=Number(e);return e.trim()===``||!Number.isFinite(t)?null:t/100},j=(e,t)=>JSON.stringify(e)===JSON.stringify(t),M=.006,N=String(2*M*w),P=(e,t,n)=>e.map((e,r)=>r===t?n(e):e),F=(e,t,n)=>T(e)?[...e.slice(0,t+1),R(n),...e.slice(t+1)]:e,I=(e,t)=>e[t%e.length]??[0,0],L=([e,t])=>`${String(B(e*w))} ${String(B(t*w))}`,R=([e,t])=>[B(z(e)),B(z(t))],z=e=>Math.min(Math.max(e,0),1),B=e=>Math.round(e*1e4)/1e4,Oe=([e,t],[n,r],[i,a])=>{let[o,s]=[i-n,a-r],c=o**2+s**2,l=c===0?0:z(((e-n)*o+(t-r)*s)/c);return Math.hypot(e-n-l*o,t-r-l*s)},ke=c`
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
`,Ae=8,V=class extends m{constructor(...e){super(...e),this.zones=[],this.still=null,this.label=``,this.left=null,this.drew=()=>void 0,this.save=()=>Promise.resolve(),this.drawn=[],this.steps=y,this.selected=null,this.isSaved=!1,this.drag=null,this.pressed=null,this.next=null,this.add=()=>{this.change(be(this.drawn)),this.selected=this.drawn.length-1,this.next=`[data-point='0']`},this.touch=({clientX:e,clientY:t,button:n})=>{this.pressed=this.drag===null&&n===0?[e,t]:null},this.move=e=>{this.drag!==null&&(this.drawn=D(this.drawn,...this.drag.at,U(e)))},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=e=>{let{drag:t,drawn:n,pressed:r}=this;this.breakOff(),t===null?r!==null&&Math.hypot(e.clientX-r[0],e.clientY-r[1])<=Ae&&this.press(e):this.change(n)},this.breakOff=()=>{this.drag!==null&&(this.drawn=this.drag.before),this.drag=null,this.pressed=null}}static{this.styles=[...m.styles,ke]}willUpdate(e){this.follow(e),this.hasUpdated||this.left===null||(this.steps=v(y,this.drawn),this.drawn=this.left)}follow(e){e.has(`zones`)&&!j(this.zones,this.drawn)&&j(this.drawn,e.get(`zones`)??[])&&(this.drawn=this.zones,this.steps=y,this.selected=null)}updated(e){super.updated(e),this.drew(j(this.drawn,this.zones)?null:this.drawn),this.next!==null&&(this.renderRoot.querySelector(this.next)?.focus(),this.next=null)}render(){let{text:t}=this.app.localizer,n=!j(this.drawn,this.zones),{past:r,future:i}=this.steps;return l`
<div class="stack">
<div class="picture">
${this.still===null?g:l`<img src=${this.still} alt=${t(`zones.picture`,{camera:this.label})} />`}
${this.picture()}
</div>
<p class="hint">${t(`zones.how`)}</p>
${this.drawn.length===0?l`<p>${t(`zones.none`)}</p>`:l`<ul class="rows">${this.drawn.map((e,t)=>l`<li class="card">${this.card(t)}</li>`)}</ul>`}
${e(this.problem===null?null:this.app.say(this.problem))}
<div role="status">${this.isSaved&&!n?s(t(`zones.saved`)):g}</div>
<div class="actions">
${this.button(`zones.add`,this.add,ye(this.drawn),`add`)}
${this.button(`redact.undo`,()=>{this.travel(se)},r.length>0)}
${this.button(`redact.redo`,()=>{this.travel(ce)},i.length>0)}
${this.button(this.doing===null?`zones.save`:`status.working`,()=>void this.keep(),n)}
</div>
</div>
`}picture(){return l`
<svg
viewBox="0 0 ${w} ${w}"
preserveAspectRatio="none"
role="group"
aria-label=${this.app.localizer.text(`zones.heading`,{camera:this.label})}
@pointerdown=${this.touch}
@pointermove=${this.move}
@pointerup=${this.end}
@pointercancel=${this.breakOff}
@touchmove=${this.hold}
>
${this.drawn.map((e,t)=>i`
<path
class="zone ${t===this.selected?`selected`:``}"
d=${k(e)}
@pointerup=${()=>{this.choose(t)}}
/>
`)}
${this.selected===null?g:this.drawn[this.selected]?.map((e,t)=>this.dot([this.selected??0,t],e))}
</svg>
`}dot(e,t){let[,n]=e,r=t=>{this.begin(t,e)},a=Te(t);return i`
<path class="reach" d=${a} @pointerdown=${r} />
<path
class="dot"
d=${Ee(t)}
role="button"
tabindex="0"
data-point=${n}
aria-label=${this.nameOf(e,t)}
@pointerdown=${r}
@keydown=${n=>{this.key(n,e,t)}}
/>
<path class="core" d=${a} />
`}card(e){let{localizer:t,format:n}=this.app,r=t.text(`zones.zone`,{number:n.number(e+1)}),i=e===this.selected;return l`
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
${i?this.points(e):g}
`}points(e){let{text:t}=this.app.localizer,n=this.drawn[e]??[],r=n.length-1;return l`
<ul class="points">
${n.map((r,i)=>{let a=this.numbered(i);return l`
<li><div class="stack" role="group" aria-label=${a}>
<p>${a}</p>
<div class="point">${this.side(`zones.across`,e,i,r,0)} ${this.side(`zones.down`,e,i,r,1)}</div>
${E(n)?l`<div class="actions">
<button type="button" @click=${()=>{this.removePoint([e,i])}}>
${t(`zones.remove`,{name:a})}
</button>
</div>`:g}
</div></li>
`})}
</ul>
<div class="actions">
${this.button(`zones.point`,()=>{this.addPoint([e,r])},T(n))}
</div>
`}side(e,t,n,r,i){return l`
<label>
${this.app.localizer.text(e)}
<input type="number" min="0" max="100" step="any" .value=${le(String(A(r[i])))} @change=${e=>{let a=De(e.target.value);a!==null&&this.change(D(this.drawn,t,n,i===0?[a,r[1]]:[r[0],a])),this.requestUpdate()}} />
</label>
`}button(e,t,n,r=g){let i=!n||this.doing!==null;return l`
<button type="button" data-name=${r} aria-disabled=${String(i)} @click=${i?g:t}>
${this.app.localizer.text(e)}
</button>
`}numbered(e){let{localizer:t,format:n}=this.app;return t.text(`zones.numbered`,{number:n.number(e+1)})}nameOf([,e],[t,n]){let{localizer:r,format:i}=this.app,a={name:this.numbered(e),across:i.number(A(t)),down:i.number(A(n))};return r.text(`zones.keys`,a)}change(e){j(e,this.drawn)||(this.steps=v(this.steps,this.drawn),this.drawn=e,this.isSaved=!1)}travel(e){let t=e(this.steps,this.drawn);t!==null&&([this.drawn,this.steps]=t,(this.selected??0)>=this.drawn.length&&(this.selected=null))}removeZone(e){this.change(xe(this.drawn,e)),this.selected=null,this.next=this.drawn.length===0?`[data-name=add]`:`[data-zone='${String(Math.max(0,e-1))}']`}addPoint([e,t]){T(this.drawn[e]??[])&&(this.change(Ce(this.drawn,e,t)),this.next=`[data-point='${String(t+1)}']`)}removePoint([e,t]){this.change(Se(this.drawn,e,t)),this.next=`[data-point='${String(Math.max(0,t-1))}']`}begin(e,t){e.button===0&&(H(e).setPointerCapture(e.pointerId),this.drag={at:t,before:this.drawn})}choose(e){this.drag===null&&e!==this.selected&&(this.selected=e,this.pressed=null)}press(e){let t=this.selected;if(t===null||!T(this.drawn[t]??[]))return;let[n,r]=we(this.drawn,t,U(e));this.change(n),this.next=`[data-point='${String(r+1)}']`}key(e,t,n){let{key:r,shiftKey:i}=e,a=O(n,r,i);if(a!==null)this.change(D(this.drawn,...t,a));else if(r===`Enter`||r===` `)this.addPoint(t);else if(r===`Delete`||r===`Backspace`)this.removePoint(t);else return;e.preventDefault()}keep(){return this.act(`save`,async()=>{await this.save(this.drawn),this.isSaved=!0})}};h([o({attribute:!1})],V.prototype,`zones`,void 0),h([o({attribute:!1})],V.prototype,`still`,void 0),h([o()],V.prototype,`label`,void 0),h([o({attribute:!1})],V.prototype,`left`,void 0),h([o({attribute:!1})],V.prototype,`drew`,void 0),h([o({attribute:!1})],V.prototype,`save`,void 0),h([a()],V.prototype,`drawn`,void 0),h([a()],V.prototype,`steps`,void 0),h([a()],V.prototype,`selected`,void 0),h([a()],V.prototype,`isSaved`,void 0);var H=({target:e})=>e.closest(`svg`),U=e=>{let{left:t,top:n,width:r,height:i}=H(e).getBoundingClientRect();return[(e.clientX-t)/r,(e.clientY-n)/i]};u(`footage-guard-zone-editor`,V);var W=t(),G=class extends m{constructor(...e){super(...e),this.opened=null,this.drawn=null}willUpdate(e){super.willUpdate(e),this.opened?.drawing.still&&b(this.app.info)!==`possible`&&(this.opened={...this.opened,drawing:{...this.opened.drawing,still:null}})}render(){let{info:t,localizer:n}=this.app,{text:r}=n;return l`
<section class="stack">
<h3>${r(`zones.section`)}</h3>
<p class="hint">${r(t.cameras.length===0?`zones.no_cameras`:`zones.text`)}</p>
${e(this.problem===null?null:this.app.say(this.problem))}
<ul class="rows">${t.cameras.map(e=>l`<li class="card">${this.card(e)}</li>`)}</ul>
</section>
`}card({camera:e,title:t}){let{localizer:n,personId:r}=this.app,{text:i}=n,a=this.opened?.camera===e?this.opened:null,o=async()=>{await this.leave()&&a===null&&await this.open(e)};return l`
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
${a===null?W.leftAt(r,e)===null?g:s(i(`edit.unsaved`)):this.drawing(a,t)}
`}drawing({camera:e,drawing:{motion_detection:t,still:n},zones:r},i){let{text:a}=this.app.localizer,o=W.leftAt(this.app.personId,e),c=o!==null&&!j(o.base,r)&&!j(o.drawn,r);return l`
${c?s(a(`zones.conflict`),!0):g}
${t===`built_in`?g:s(a(`zones.other`))} ${n===null?this.unseen(e):g}
<footage-guard-zone-editor
.app=${this.app}
.label=${i}
.still=${n===null?null:`data:image/jpeg;base64,${n}`}
.zones=${r}
.left=${o?.drawn??null}
.drew=${t=>{this.keep(e,t)}}
.save=${t=>this.save(e,t)}
></footage-guard-zone-editor>
`}unseen(e){let{text:t}=this.app.localizer,n=b(this.app.info);return n===`locked_down`?s(t(`player.locked_down`)):n===`possible`?s(t(`zones.no_picture`)):l`
${s(t(`zones.locked`))}
<div class="actions"><button type="button" @click=${()=>void this.unlock(e)}>${t(`vault.unlock`)}</button></div>
`}keep(e,t){let{info:n,personId:r}=this.app;if(this.opened?.camera!==e||(t===null!=(this.drawn===null)&&this.requestUpdate(),this.drawn=t,n.is_locked_down))return;let i=W.leftAt(r,e)?.base??this.opened.zones;W.keep(r,e,t===null?null:{drawn:t,base:i})}async leave(){let{app:e,opened:t}=this;if(t===null)return!0;let{text:n}=e.localizer,r=e.info.cameras.find(({camera:e})=>e===t.camera)?.title??``;return this.drawn===null||await e.prove({heading:`${n(`zones.close`)}: ${r}`,text:n(`zones.close.text`),action:n(`zones.close`),mayUseCode:!1,proof:`none`,run:()=>Promise.resolve()})?(this.keep(t.camera,null),this.opened=null,!0):!1}open(e){return this.act(e,async()=>{let t=await this.app.api.ask(`zones/get`,{camera_id:e});this.opened={camera:e,drawing:t,zones:ve(t.zones)}})}async unlock(e){await this.app.unlock()&&(await this.open(e),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.editor?.scrollIntoView({block:`nearest`}))}async save(e,t){await this.app.api.ask(`zones/set`,{camera_id:e,zones:t});let{personId:n}=this.app,r=W.leftAt(n,e);r!==null&&W.keep(n,e,{...r,base:t}),this.opened?.camera===e&&(this.opened={...this.opened,zones:t})}};h([a()],G.prototype,`opened`,void 0),h([r(`footage-guard-zone-editor`)],G.prototype,`editor`,void 0),u(`footage-guard-vault-cameras`,G);var je={conversation:`exposure.to.conversation`,"cloud.alexa":`exposure.to.alexa`,"cloud.google_assistant":`exposure.to.google`,homekit:`exposure.to.homekit`},Me=[`attachments`,`assistants`,`makers`,`copies`],Ne=({findings:e},t,n)=>e.map(e=>{let{kind:r,count:i,things:a}=e,{text:o}=t,s=a.map(e=>Pe(r,e,t,n)).filter(e=>e!==``),c=i-a.length;return{kind:r,heading:o(`exposure.${r}`),what:o(`exposure.${r}.what`,{count:n.number(a[0]?.count??i)}),todo:o(`exposure.${r}.todo`),things:c>0?[...s,o(`exposure.more`,{count:n.number(c)})]:s}}),Pe=(e,{name:t,count:n,to:r,is_all:i},{text:a},o)=>t===``?``:r.length>0?a(`exposure.seen_by`,{name:t,to:r.map(e=>Fe(e,a)).join(`, `)}):e===`proxies`?n===null?a(`exposure.proxies.ever`,{name:t}):a(`exposure.proxies.until`,{name:t,time:o.duration(n*1e3)}):n===null?t:a(i?`exposure.files`:`exposure.files.least`,{name:t,count:o.number(n)}),Fe=(e,t)=>{let n=je[e];return n===void 0?e:t(n)};u(`footage-guard-vault-exposure`,class extends m{constructor(...e){super(...e),this.found=this.watch(({api:e})=>({load:()=>e.ask(`audit/exposure`)}))}render(){let{localizer:e,format:t}=this.app,{text:n}=e;return l`
<section class="stack">
<h3>${n(`exposure.heading`)}</h3>
<p class="hint">${n(`exposure.text`)}</p>
${d(this.found.loaded,this.app,r=>{let i=Ne(r,e,t);return i.length===0?l`<p>${n(`exposure.none`)}</p>`:l`<ul class="rows">${i.map(e=>l`<li class="card">${this.row(e)}</li>`)}</ul>`})}
<h4>${n(`exposure.unseen`)}</h4>
<ul class="notes">${Me.map(e=>l`<li>${n(`exposure.unseen.${e}`)}</li>`)}</ul>
</section>
`}row({heading:e,what:t,todo:n,things:r}){return l`
<h4>${e}</h4>
<p>${t}</p>
${r.length===0?g:l`<ul class="notes">${r.map(e=>l`<li><span dir="auto">${e}</span></li>`)}</ul>`}
<p>${this.app.localizer.text(`exposure.todo`,{todo:n})}</p>
`}});var Ie=`vault/export_identity`,Le=({kind:e})=>e===Ie,Re=({changes:e},t,n,r,i)=>{let{text:a}=r;return e.filter(Le).map(({change_id:e,statement:o,votes:s,needed:c,voters:l,in_force_from:u})=>{let d=u!==null&&Date.parse(u)<=n,f=a(`change.by`,{votes:i.number(s),needed:i.number(c)});return{id:e,heading:a(`change.export`,{epoch:ae(String(o.epoch),r,i)}),line:u===null?f:d?a(`epoch.due`):a(`epoch.waits`,{due:i.moment(u)}),mayAgree:u===null&&!l.includes(t),mayTake:d}})},K=`vault/export_identity`,q=class extends m{constructor(...e){super(...e),this.epochs=[],this.erased=null,this.told=()=>void 0,this.taken=()=>void 0,this.submit=e=>{e.preventDefault();let t=e.target.querySelector(`select`)?.value??``,n=this.epochs.find(e=>e.epoch===t)?.name??t;this.agree({epoch:t},this.app.localizer.text(`change.export`,{epoch:n}))}}render(){let{info:t,localizer:n,format:r,personId:i}=this.app,{text:a}=n,o=t.role===`approver`,s=Re(this.policy,i,Date.now(),n,r);return l`
<section class="stack">
<h3>${a(`epoch.heading`)}</h3>
<p class="hint">${a(`epoch.text`)}</p>
${this.erased===null?g:l`<p>${this.erased}</p>`}
<ul class="rows">
${this.epochs.map(({name:e,line:t})=>l`<li class="card"><h4>${e}</h4><p>${t}</p></li>`)}
</ul>
${e(this.problem===null?null:this.app.say(this.problem))}
${s.length===0?g:l`<ul class="rows">${p(s,({id:e})=>e,e=>l`<li class="card">${this.underWay(e,o)}</li>`)}</ul>`}
${o&&this.epochs.length>0?this.form():g}
</section>
`}underWay(e,t){return l`
<h4>${e.heading}</h4>
<p>${e.line}</p>
<div class="actions choice">
${t&&e.mayAgree?this.button(`change.agree`,()=>this.agree({change_id:e.id},e.heading)):g}
${t&&e.mayTake?this.button(`epoch.take`,()=>this.take(e)):g}
${this.button(`change.stop`,()=>this.stop(e.id))}
</div>
`}form(){let{text:e}=this.app.localizer;return l`
<details>
<summary>${e(`epoch.export`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${e(`epoch.export.text`)}</p>
<label>
${e(`epoch.which`)}
<select required>
<option value=""></option>
${p(this.epochs,({epoch:e})=>e,({epoch:e,name:t})=>l`<option value=${e}>${t}</option>`)}
</select>
</label>
<div class="actions"><button aria-disabled=${String(this.doing!==null)}>${e(`epoch.propose`)}</button></div>
</form>
</details>
`}button(e,t){return l`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void t()}>
${this.app.localizer.text(e)}
</button>
`}agree(e,t){let{text:n}=this.app.localizer;return this.act(`agree`,async()=>{let r=await x(this,K,e,()=>({heading:t,lines:[n(`epoch.export.text`)]}));r!==null&&this.told(r)})}take({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r,o={change_id:e};return this.act(`take`,async()=>{let{statement:e}=await n.challenge(K,o);if(!this.isConnected)return;let r=[];await i({heading:a(`epoch.take`),text:l`<p>${t}</p><p>${a(`epoch.take.text`)}</p>`,action:a(`epoch.take`),mayUseCode:!0,fields:[[`passphrase`,a(`passphrase.new`)],[`passphrase_repeat`,a(`passphrase.repeat`)]],run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let s={passphrase:i,passphrase_repeat:a},c=await n.proveWith(K,o,s,de(e),t);`identity_file`in c&&r.push({name:c.name,bytes:ze(c.identity_file)})}});for(let e of r)this.taken(e),this.told(a(`epoch.taken`,{name:e.name}))})}stop(e){return this.act(`stop`,async()=>{await this.app.api.ask(`policy/stop`,{change_id:e}),this.told(this.app.localizer.text(`change.stopped`))})}};h([o({attribute:!1})],q.prototype,`epochs`,void 0),h([o({attribute:!1})],q.prototype,`erased`,void 0),h([o({attribute:!1})],q.prototype,`policy`,void 0),h([o({attribute:!1})],q.prototype,`told`,void 0),h([o({attribute:!1})],q.prototype,`taken`,void 0);var ze=e=>Uint8Array.from(atob(e),e=>e.charCodeAt(0));u(`footage-guard-vault-keys`,q);var J=(e,t,n,r=null)=>({kind:`number`,name:e,least:t,most:n,unit:r}),Y=[J(`quorum`,1,16),J(`veto_hours`,0,168,`policy.hours`),J(`cooling_minutes`,0,1440,`policy.minutes`),{kind:`switch`,name:`local_approval_only`},{kind:`switch`,name:`public_links`},{kind:`text`,name:`share_origin`},J(`link_days`,1,31,`policy.days`),J(`max_downloads`,1,100),{kind:`switch`,name:`public_intake`},J(`window_limit_h`,1,12,`policy.hours`),J(`footage_age_days`,1,365,`policy.days`),{kind:`quiet`,name:`quiet_hours`},J(`retention_days`,1,365,`policy.days`),J(`vault_quota_mb`,100,1e7,`policy.megabytes`)],Be=e=>{let[t=``,n=``]=e.split(`-`);return[t,n]},X=({policy:e,mode:t,viewers:n},r,i)=>{let a=Y.map(e=>[e.name,Ve(e,r)]).filter(([t,n])=>e[t]!==n),o={...a.length===0?{}:{policy:Object.fromEntries(a)},...He(r.get(`mode`))&&r.get(`mode`)!==t?{mode:r.get(`mode`)}:{},...Z(i)===Z(n)?{}:{viewers:i}};return Object.keys(o).length===0?null:o},Ve=(e,t)=>{let n=t.get(e.name)?.trim()??``;switch(e.kind){case`number`:return Number(n);case`switch`:return t.has(e.name);case`quiet`:{let[e,n]=[t.get(`quiet_from`)??``,t.get(`quiet_to`)??``];return e===``&&n===``?``:`${e}-${n}`}case`text`:return n}},He=e=>e===`sealed`||e===`convenience`,Z=e=>[...e].sort().join(),Q=class extends m{constructor(...e){super(...e),this.told=()=>void 0,this.typed=new fe(this,`policy`),this.submit=e=>{e.preventDefault();let t=e.target,n=new FormData(t),r=new Map([...n].map(([e,t])=>[e,t])),i=X(this.held.policy,r,n.getAll(`viewer`));i===null?this.told(this.app.localizer.text(`policy.nothing`)):this.act(`policy`,()=>this.change(i))}}static{this.styles=[...m.styles,c`
.field {
display: grid;
gap: 4px;
}
`]}render(){let{localizer:t,format:n,info:r}=this.app,{policy:i}=this.held;return l`
<section class="stack">
<h3>${t.text(`policy.heading`)}</h3>
${i.is_believed?g:s(t.text(`policy.unbelieved`))}
${f(ue(i,t,n))} ${this.underWay()}
${e(this.problem===null?null:this.app.say(this.problem))}
${r.role===`approver`?this.form(i):g}
</section>
`}underWay(){let{localizer:e,format:t,path:n}=this.app,{people:r,policy:i}=this.held,a=i.changes.filter(({kind:e})=>e===`policy/apply`);if(a.length===0)return g;let o=_(r,e);return l`
<div class="card">
<h4>${e.text(`policy.under_way`)}</h4>
${a.map(({statement:n})=>S(i,n,o,e,t).map(e=>l`<p>${e}</p>`))}
<div class="actions"><a class="button" href=${n({page:`people`})}>${e.text(`policy.under_way.link`)}</a></div>
</div>
`}form(e){let{text:t}=this.app.localizer;return l`
<details>
<summary>${t(`policy.form`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${t(`policy.form.text`)}</p>
${this.typed.restored()}
${Y.map(t=>l`<div class="field">${this.field(t,e)}</div>`)}
<div class="field">
<label>
${t(`policy.mode`)}
<select name="mode" aria-describedby="mode-hint">
${[`sealed`,`convenience`].map(n=>l`<option value=${n} ?selected=${n===e.mode}>${t(`mode.${n}`)}</option>`)}
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
`}field(e,{policy:t}){let{text:n}=this.app.localizer,{kind:r,name:i}=e,a=i===`share_origin`?`policy.share_origin.hint`:`policy.hint.${i}`,o=ee(a)?l`<p class="hint" id=${`${i}-hint`}>${n(a)}</p>`:g,s=n(`policy.${i}`),c=String(t[i]),u=`${i}-hint`;switch(r){case`switch`:return l`
<label class="option">
<input type="checkbox" name=${i} aria-describedby=${u} .defaultChecked=${t[i]===!0} />
${s}
</label>
${o}
`;case`number`:return l`
<label>
${e.unit===null?s:n(e.unit,{label:s})}
<input
name=${i}
type="number"
min=${e.least}
max=${e.most}
step="1"
required
aria-describedby=${u}
.defaultValue=${c}
/>
</label>
${o}
`;case`text`:return l`
<label>
${s}
<input name=${i} inputmode="url" autocomplete="off" aria-describedby=${u} .defaultValue=${c} />
</label>
${o} ${c===``?this.proposed():g}
`;case`quiet`:{let[e,t]=Be(c),r=(e,t)=>l`
<label>
${n(`policy.quiet.${e}`)}
<input name=${`quiet_${e}`} type="time" aria-describedby=${u} .defaultValue=${t} />
</label>
`;return l`${r(`from`,e)} ${r(`to`,t)} ${o}`}}}proposed(){let e=this.app.outside();return e===null?g:l`
<div class="actions">
<button type="button" @click=${({target:t})=>{let n=t.closest(`.field`)?.querySelector(`input`);n&&(n.value=e,n.dispatchEvent(new Event(`input`,{bubbles:!0})),n.focus())}}>${this.app.localizer.text(`policy.share_origin.propose`,{origin:e})}</button>
</div>
`}viewers({viewers:e}){let{text:t}=this.app.localizer,{people:n}=this.held,r=[...new Set([...e,...n.eligible.map(({person_id:e})=>e)])];if(r.length===0)return g;let i=_(n,this.app.localizer);return l`
<div class="stack" role="group" aria-label=${t(`policy.viewers`)}>
<p>${t(`policy.viewers`)}</p>
<p class="hint">${t(`policy.viewers.hint`)}</p>
${p(r,e=>e,t=>l`
<label class="option">
<input type="checkbox" name="viewer" .value=${t} .defaultChecked=${e.includes(t)} />
<span dir="auto">${i(t)}</span>
</label>
`)}
</div>
`}async change(e){let{api:t,localizer:r,format:i}=this.app,a=this.typed.sent(),{people:o,policy:s}=this.held;try{await t.ask(`policy/apply`,e),this.typed.clear(a),this.told(r.text(`change.done`))}catch(t){if(n(t).code!==`only_in_panel`)throw t;let c=await x(this,`policy/apply`,e,e=>({heading:r.text(`change.policy`),lines:S(s,e,_(o,r),r,i)}));if(c===null)return;this.typed.clear(a),this.told(c)}}};h([o({attribute:!1})],Q.prototype,`held`,void 0),h([o({attribute:!1})],Q.prototype,`told`,void 0),u(`footage-guard-policy`,Q);var $=class extends m{constructor(...e){super(...e),this.done=null,this.file=null,this.kept=this.watch(({api:e})=>({load:async()=>{let[t,n,r]=await Promise.all([e.ask(`vault/space`),e.ask(`holds/list`),re(e)]);return{space:t,holds:n,held:r}},listen:t=>e.listen(`ledger/subscribe`,{kinds:ie},t)})),this.taken=async e=>{this.file=e,this.isConnected?(await this.updateComplete,await this.link?.updateComplete,this.link?.save()):te(e.name,e.bytes)},this.told=async e=>{this.done=e,await Promise.all([this.kept.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()}}static{this.styles=[...m.styles,c`
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
`]}render(){let{info:t,localizer:n,format:r}=this.app,{text:i}=n;return l`
<div class="stack">
<h2>${i(`nav.vault`)}</h2>
<div role="status" tabindex="-1">${this.done===null?g:s(this.done)}</div>
${this.file===null?g:this.saved(this.file)}
${e(this.problem===null?null:this.app.say(this.problem))}
${d(this.kept.loaded,this.app,({space:e,holds:a,held:o})=>{let s=oe(e,n,r);return l`
${this.space(s)} ${this.holds(pe(a,t.role===`approver`,n,r))}
<footage-guard-vault-keys
.app=${this.app}
.epochs=${s.epochs}
.erased=${s.erased}
.policy=${o.policy}
.told=${this.told}
.taken=${this.taken}
></footage-guard-vault-keys>
<section class="stack">
<h3>${i(`keys.heading`)}</h3>
<p class="hint">${i(`keys.link`)}</p>
<div class="actions"><a class="button" href=${this.app.path({page:`people`})}>${i(`setup.approver.link`)}</a></div>
</section>
<footage-guard-policy .app=${this.app} .held=${o} .told=${this.told}></footage-guard-policy>
`})}
${t.role===`approver`?l`<footage-guard-vault-cameras .app=${this.app}></footage-guard-vault-cameras>`:g}
<footage-guard-vault-exposure .app=${this.app}></footage-guard-vault-exposure>
</div>
`}saved({name:e,bytes:t}){let n=this.app.localizer.text(`epoch.save_again`);return l`<div class="actions">${ne(n,e,[t],`application/octet-stream`)}</div>`}space({percent:e,used:t,forecast:n,rows:r,cameras:i}){let{text:a}=this.app.localizer;return l`
<section class="stack">
<h3>${a(`space.heading`)}</h3>
<label>${t} <meter max="100" value=${e}></meter></label>
<p>${n}</p>
${f(r)}
${i.length===0?g:l`<h4>${a(`space.cameras`)}</h4>${f(i)}`}
</section>
`}holds(e){let{text:t}=this.app.localizer;return l`
<section class="stack">
<h3>${t(`hold.heading`)}</h3>
${e.length===0?l`<p class="hint">${t(`hold.empty`)}</p>`:l`<ul class="rows">${p(e,({id:e})=>e,e=>l`<li class="card">${this.hold(e)}</li>`)}</ul>`}
</section>
`}hold({id:e,heading:t,lines:n,hasClips:r,mayLift:i}){return l`
<h4 id=${e}>${t}</h4>
${n.map(e=>l`<p>${e}</p>`)}
<div class="actions">
${r?l`<a class="button" aria-describedby=${e} href=${this.app.path({page:`held`,id:e})}>
${this.app.localizer.text(`hold.show`)}
</a>`:g}
${i?l`
<button
type="button"
aria-describedby=${e}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.lift(e)}
>
${this.app.localizer.text(`hold.lift`)}
</button>
`:g}
</div>
`}lift(e){return this.act(`lift`,async()=>{let{api:t,localizer:n,format:r,prove:i}=this.app,{text:a}=n,{statement:o,statement_sha256:s}=await t.challenge(`holds/lift`,{hold_id:e});this.isConnected&&await i({heading:a(`hold.lift`),text:a(`hold.lift.text`,{clips:r.number(Number(o.clips))}),action:a(`hold.lift`),mayUseCode:!0,run:n=>t.prove(`holds/lift`,{hold_id:e},s,n)})&&await this.told(a(`hold.lifted`))})}};h([a()],$.prototype,`done`,void 0),h([a()],$.prototype,`file`,void 0),h([r(`[role=status]`)],$.prototype,`said`,void 0),h([r(`footage-guard-save`)],$.prototype,`link`,void 0),u(`footage-guard-vault`,$);export{$ as VaultPage};