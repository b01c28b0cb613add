import{A as e,C as t,F as n,I as r,L as i,M as a,O as o,P as s,S as c,T as l,b as u,c as d,g as f,k as p,s as m,v as h,w as g}from"./panel-frame-D7CVcStF.js";import{i as ee,t as _}from"./panel-people-view-CvHTAFQN.js";import{a as v}from"./panel-about-CF84wsz_.js";import{n as te,t as ne}from"./panel-vault-space-CxT6r2_5.js";import{a as re,i as ie,n as ae,r as y,t as b}from"./panel-undo-DaPCJ6co.js";import{i as x}from"./panel-player-CiHZ6q3I.js";import{t as S}from"./panel-propose-DUyEAd95.js";import{n as oe,r as se,t as C}from"./panel-policy-view-CkjpOBqz.js";var ce=({holds:e},t,{text:n},r)=>e.map(({hold_id:e,kind:i,made:a,until:o,clips:s,size_bytes:c})=>({id:e,heading:n(`hold.${i}`),lines:[n(`hold.keeps`,{clips:r.number(s),size:r.bytes(c),since:r.moment(a)}),o===null?n(`hold.always`):n(`hold.until`,{until:r.moment(o)}),...w(i)?[]:[n(`hold.${i}.ends`)]],hasClips:s>0,mayLift:t&&w(i)})),w=e=>e===`owner`||e===`legal`,le=32,ue=16,T=1e3,de=[.005,.05],fe={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},pe=e=>e.map(e=>e.map(([e=0,t=0])=>[e,t])),me=e=>e.length<ue,E=e=>e.length<le,D=e=>e.length>3,he=e=>{let t=e.length%8*.03,[n,r]=[H(.3+t),H(.5+t)];return[...e,[[n,n],[r,n],[r,r],[n,r]]]},ge=(e,t)=>e.filter((e,n)=>n!==t),O=(e,t,n,r)=>I(e,t,e=>e.map((e,t)=>t===n?B(r):e)),_e=(e,t,n)=>I(e,t,e=>D(e)?e.filter((e,t)=>t!==n):e),ve=(e,t,n)=>I(e,t,e=>{let[t,r]=R(e,n),[i,a]=R(e,n+1);return L(e,n,[(t+i)/2,(r+a)/2])}),ye=(e,t,n)=>{let r=e[t]??[],i=r.map((e,t)=>Se(n,R(r,t),R(r,t+1))),a=i.indexOf(Math.min(...i));return[I(e,t,e=>L(e,a,n)),a]},be=([e,t],n,r)=>{let i=fe[n],a=de[+!!r];return i===void 0?null:B([e+i[0]*a,t+i[1]*a])},xe=e=>`M${e.map(z).join(`L`)}Z`,k=e=>`M${z(e)}h0`,A=([e,t])=>`M${z([e-P,t-P])}h${F}v${F}h-${F}Z`,j=e=>Math.round(e*1e3)/10,M=e=>{let t=Number(e);return e.trim()===``||!Number.isFinite(t)?null:t/100},N=(e,t)=>JSON.stringify(e)===JSON.stringify(t),P=.006,F=String(2*P*T),I=(e,t,n)=>e.map((e,r)=>r===t?n(e):e),L=(e,t,n)=>E(e)?[...e.slice(0,t+1),B(n),...e.slice(t+1)]:e,R=(e,t)=>e[t%e.length]??[0,0],z=([e,t])=>`${String(H(e*T))} ${String(H(t*T))}`,B=([e,t])=>[H(V(e)),H(V(t))],V=e=>Math.min(Math.max(e,0),1),H=e=>Math.round(e*1e4)/1e4,Se=([e,t],[n,r],[i,a])=>{let[o,s]=[i-n,a-r],c=o**2+s**2,l=c===0?0:V(((e-n)*o+(t-r)*s)/c);return Math.hypot(e-n-l*o,t-r-l*s)},Ce=r`
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
`,we=8,U=class extends m{constructor(...e){super(...e),this.zones=[],this.still=null,this.label=``,this.save=()=>Promise.resolve(),this.drawn=[],this.steps=b,this.selected=null,this.isSaved=!1,this.drag=null,this.pressed=null,this.next=null,this.add=()=>{this.change(he(this.drawn)),this.selected=this.drawn.length-1,this.next=`[data-point='0']`},this.touch=({clientX:e,clientY:t,button:n})=>{this.pressed=this.drag===null&&n===0?[e,t]:null},this.move=e=>{this.drag!==null&&(this.drawn=O(this.drawn,...this.drag.at,G(e)))},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=e=>{let{drag:t,drawn:n,pressed:r}=this;this.breakOff(),t===null?r!==null&&Math.hypot(e.clientX-r[0],e.clientY-r[1])<=we&&this.press(e):this.change(n)},this.breakOff=()=>{this.drag!==null&&(this.drawn=this.drag.before),this.drag=null,this.pressed=null}}static{this.styles=[...m.styles,Ce]}willUpdate(e){let t=e.get(`zones`);!e.has(`zones`)||N(this.zones,this.drawn)||N(t??[],this.zones)||(this.drawn=this.zones,this.steps=b,this.selected=null)}updated(e){super.updated(e),this.next!==null&&(this.renderRoot.querySelector(this.next)?.focus(),this.next=null)}render(){let{text:e}=this.app.localizer,n=!N(this.drawn,this.zones),{past:r,future:i}=this.steps;return s`
<div class="stack">
<div class="picture">
${this.still===null?a:s`<img src=${this.still} alt=${e(`zones.picture`,{camera:this.label})} />`}
${this.picture()}
</div>
<p class="hint">${e(`zones.how`)}</p>
${this.drawn.length===0?s`<p>${e(`zones.none`)}</p>`:s`<ul class="rows">${this.drawn.map((e,t)=>s`<li class="card">${this.card(t)}</li>`)}</ul>`}
${t(this.problem===null?null:this.app.say(this.problem))}
<div role="status">${this.isSaved&&!n?l(e(`zones.saved`)):a}</div>
<div class="actions">
${this.button(`zones.add`,this.add,me(this.drawn),`add`)}
${this.button(`redact.undo`,()=>{this.travel(ie)},r.length>0)}
${this.button(`redact.redo`,()=>{this.travel(ae)},i.length>0)}
${this.button(this.doing===null?`zones.save`:`status.working`,()=>void this.keep(),n)}
</div>
</div>
`}picture(){return s`
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
${this.drawn.map((e,t)=>n`
<path
class="zone ${t===this.selected?`selected`:``}"
d=${xe(e)}
@pointerup=${()=>{this.choose(t)}}
/>
`)}
${this.selected===null?a:this.drawn[this.selected]?.map((e,t)=>this.dot([this.selected??0,t],e))}
</svg>
`}dot(e,t){let[,r]=e,i=t=>{this.begin(t,e)},a=k(t);return n`
<path class="reach" d=${a} @pointerdown=${i} />
<path
class="dot"
d=${A(t)}
role="button"
tabindex="0"
data-point=${r}
aria-label=${this.nameOf(e,t)}
@pointerdown=${i}
@keydown=${n=>{this.key(n,e,t)}}
/>
<path class="core" d=${a} />
`}card(e){let{localizer:t,format:n}=this.app,r=t.text(`zones.zone`,{number:n.number(e+1)}),i=e===this.selected;return s`
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
${i?this.points(e):a}
`}points(e){let{text:t}=this.app.localizer,n=this.drawn[e]??[],r=n.length-1;return s`
<ul class="points">
${n.map((r,i)=>{let o=this.numbered(i);return s`
<li><div class="stack" role="group" aria-label=${o}>
<p>${o}</p>
<div class="point">${this.side(`zones.across`,e,i,r,0)} ${this.side(`zones.down`,e,i,r,1)}</div>
${D(n)?s`<div class="actions">
<button type="button" @click=${()=>{this.removePoint([e,i])}}>
${t(`zones.remove`,{name:o})}
</button>
</div>`:a}
</div></li>
`})}
</ul>
<div class="actions">
${this.button(`zones.point`,()=>{this.addPoint([e,r])},E(n))}
</div>
`}side(e,t,n,r,i){return s`
<label>
${this.app.localizer.text(e)}
<input type="number" min="0" max="100" step="any" .value=${re(String(j(r[i])))} @change=${e=>{let a=M(e.target.value);a!==null&&this.change(O(this.drawn,t,n,i===0?[a,r[1]]:[r[0],a])),this.requestUpdate()}} />
</label>
`}button(e,t,n,r=a){let i=!n||this.doing!==null;return s`
<button type="button" data-name=${r} aria-disabled=${String(i)} @click=${i?a:t}>
${this.app.localizer.text(e)}
</button>
`}numbered(e){let{localizer:t,format:n}=this.app;return t.text(`zones.numbered`,{number:n.number(e+1)})}nameOf([,e],[t,n]){let{localizer:r,format:i}=this.app,a={name:this.numbered(e),across:i.number(j(t)),down:i.number(j(n))};return r.text(`zones.keys`,a)}change(e){N(e,this.drawn)||(this.steps=y(this.steps,this.drawn),this.drawn=e,this.isSaved=!1)}travel(e){let t=e(this.steps,this.drawn);t!==null&&([this.drawn,this.steps]=t,(this.selected??0)>=this.drawn.length&&(this.selected=null))}removeZone(e){this.change(ge(this.drawn,e)),this.selected=null,this.next=this.drawn.length===0?`[data-name=add]`:`[data-zone='${String(Math.max(0,e-1))}']`}addPoint([e,t]){E(this.drawn[e]??[])&&(this.change(ve(this.drawn,e,t)),this.next=`[data-point='${String(t+1)}']`)}removePoint([e,t]){this.change(_e(this.drawn,e,t)),this.next=`[data-point='${String(Math.max(0,t-1))}']`}begin(e,t){e.button===0&&(W(e).setPointerCapture(e.pointerId),this.drag={at:t,before:this.drawn})}choose(e){this.drag===null&&e!==this.selected&&(this.selected=e,this.pressed=null)}press(e){let t=this.selected;if(t===null||!E(this.drawn[t]??[]))return;let[n,r]=ye(this.drawn,t,G(e));this.change(n),this.next=`[data-point='${String(r+1)}']`}key(e,t,n){let{key:r,shiftKey:i}=e,a=be(n,r,i);if(a!==null)this.change(O(this.drawn,...t,a));else if(r===`Enter`||r===` `)this.addPoint(t);else if(r===`Delete`||r===`Backspace`)this.removePoint(t);else return;e.preventDefault()}keep(){return this.act(`save`,async()=>{await this.save(this.drawn),this.isSaved=!0})}};h([e({attribute:!1})],U.prototype,`zones`,void 0),h([e({attribute:!1})],U.prototype,`still`,void 0),h([e()],U.prototype,`label`,void 0),h([e({attribute:!1})],U.prototype,`save`,void 0),h([p()],U.prototype,`drawn`,void 0),h([p()],U.prototype,`steps`,void 0),h([p()],U.prototype,`selected`,void 0),h([p()],U.prototype,`isSaved`,void 0);var W=({target:e})=>e.closest(`svg`),G=e=>{let{left:t,top:n,width:r,height:i}=W(e).getBoundingClientRect();return[(e.clientX-t)/r,(e.clientY-n)/i]};i(`footage-guard-zone-editor`,U);var K=class extends m{constructor(...e){super(...e),this.opened=null}willUpdate(e){super.willUpdate(e),this.opened?.drawing.still&&x(this.app.info)!==`possible`&&(this.opened={...this.opened,drawing:{...this.opened.drawing,still:null}})}render(){let{info:e,localizer:n}=this.app,{text:r}=n;return s`
<section class="stack">
<h3>${r(`zones.section`)}</h3>
<p class="hint">${r(e.cameras.length===0?`zones.no_cameras`:`zones.text`)}</p>
${t(this.problem===null?null:this.app.say(this.problem))}
<ul class="rows">${e.cameras.map(e=>s`<li class="card">${this.card(e)}</li>`)}</ul>
</section>
`}card({camera:e,title:t}){let{text:n}=this.app.localizer,r=this.opened?.camera===e?this.opened:null,i=r===null?()=>void this.open(e):()=>{this.opened=null};return s`
<h4 id=${`camera-${e}`} dir="auto">${t}</h4>
<div class="actions">
<button
type="button"
aria-expanded=${String(r!==null)}
aria-describedby=${`camera-${e}`}
aria-disabled=${String(this.doing!==null)}
@click=${i}
>
${n(this.doing===e?`status.loading`:r===null?`zones.open`:`zones.close`)}
</button>
</div>
${r===null?a:this.drawing(r,t)}
`}drawing({camera:e,drawing:{motion_detection:t,still:n},zones:r},i){let{text:o}=this.app.localizer;return s`
${t===`built_in`?a:l(o(`zones.other`))} ${n===null?this.unseen(e):a}
<footage-guard-zone-editor
.app=${this.app}
.label=${i}
.still=${n===null?null:`data:image/jpeg;base64,${n}`}
.zones=${r}
.save=${t=>this.save(e,t)}
></footage-guard-zone-editor>
`}unseen(e){let{text:t}=this.app.localizer,n=x(this.app.info);return n===`locked_down`?l(t(`player.locked_down`)):n===`possible`?l(t(`zones.no_picture`)):s`
${l(t(`zones.locked`))}
<div class="actions"><button type="button" @click=${()=>void this.unlock(e)}>${t(`vault.unlock`)}</button></div>
`}open(e){return this.act(e,async()=>{let t=await this.app.api.ask(`zones/get`,{camera_id:e});this.opened={camera:e,drawing:t,zones:pe(t.zones)}})}async unlock(e){await this.app.unlock()&&(await this.open(e),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.editor?.scrollIntoView({block:`nearest`}))}async save(e,t){await this.app.api.ask(`zones/set`,{camera_id:e,zones:t}),this.opened?.camera===e&&(this.opened={...this.opened,zones:t})}};h([p()],K.prototype,`opened`,void 0),h([o(`footage-guard-zone-editor`)],K.prototype,`editor`,void 0),i(`footage-guard-vault-cameras`,K);var Te={conversation:`exposure.to.conversation`,"cloud.alexa":`exposure.to.alexa`,"cloud.google_assistant":`exposure.to.google`,homekit:`exposure.to.homekit`},Ee=[`attachments`,`assistants`,`makers`,`copies`],De=({findings:e},t,n)=>e.map(e=>{let{kind:r,count:i,things:a}=e,{text:o}=t,s=a.map(e=>Oe(r,e,t,n)).filter(e=>e!==``),c=i-a.length;return{kind:r,heading:o(`exposure.${r}`),what:o(`exposure.${r}.what`,{count:n.number(a[0]?.count??i)}),todo:o(`exposure.${r}.todo`),things:c>0?[...s,o(`exposure.more`,{count:n.number(c)})]:s}}),Oe=(e,{name:t,count:n,to:r,is_all:i},{text:a},o)=>t===``?``:r.length>0?a(`exposure.seen_by`,{name:t,to:r.map(e=>ke(e,a)).join(`, `)}):e===`proxies`?n===null?a(`exposure.proxies.ever`,{name:t}):a(`exposure.proxies.until`,{name:t,time:o.duration(n*1e3)}):n===null?t:a(i?`exposure.files`:`exposure.files.least`,{name:t,count:o.number(n)}),ke=(e,t)=>{let n=Te[e];return n===void 0?e:t(n)};i(`footage-guard-vault-exposure`,class extends m{constructor(...e){super(...e),this.found=this.watch(({api:e})=>({load:()=>e.ask(`audit/exposure`)}))}render(){let{localizer:e,format:t}=this.app,{text:n}=e;return s`
<section class="stack">
<h3>${n(`exposure.heading`)}</h3>
<p class="hint">${n(`exposure.text`)}</p>
${g(this.found.loaded,this.app,r=>{let i=De(r,e,t);return i.length===0?s`<p>${n(`exposure.none`)}</p>`:s`<ul class="rows">${i.map(e=>s`<li class="card">${this.row(e)}</li>`)}</ul>`})}
<h4>${n(`exposure.unseen`)}</h4>
<ul class="notes">${Ee.map(e=>s`<li>${n(`exposure.unseen.${e}`)}</li>`)}</ul>
</section>
`}row({heading:e,what:t,todo:n,things:r}){return s`
<h4>${e}</h4>
<p>${t}</p>
${r.length===0?a:s`<ul class="notes">${r.map(e=>s`<li><span dir="auto">${e}</span></li>`)}</ul>`}
<p>${this.app.localizer.text(`exposure.todo`,{todo:n})}</p>
`}});var Ae=`vault/export_identity`,je=({kind:e})=>e===Ae,Me=({changes:e},t,n,r,i)=>{let{text:a}=r;return e.filter(je).map(({change_id:e,statement:o,votes:s,needed:c,voters:l,in_force_from:u})=>{let d=u!==null&&Date.parse(u)<=n,f=a(`change.by`,{votes:i.number(s),needed:i.number(c)});return{id:e,heading:a(`change.export`,{epoch:ne(String(o.epoch),r,i)}),line:u===null?f:d?a(`epoch.due`):a(`epoch.waits`,{due:i.moment(u)}),mayAgree:u===null&&!l.includes(t),mayTake:d}})},q=`vault/export_identity`,J=class extends m{constructor(...e){super(...e),this.epochs=[],this.erased=null,this.told=()=>void 0,this.submit=e=>{e.preventDefault();let t=e.target.querySelector(`select`)?.value??``,n=this.epochs.find(e=>e.epoch===t)?.name??t;this.agree({epoch:t},this.app.localizer.text(`change.export`,{epoch:n}))}}render(){let{info:e,localizer:n,format:r,personId:i}=this.app,{text:o}=n,c=e.role===`approver`,l=Me(this.policy,i,Date.now(),n,r);return s`
<section class="stack">
<h3>${o(`epoch.heading`)}</h3>
<p class="hint">${o(`epoch.text`)}</p>
${this.erased===null?a:s`<p>${this.erased}</p>`}
<ul class="rows">
${this.epochs.map(({name:e,line:t})=>s`<li class="card"><h4>${e}</h4><p>${t}</p></li>`)}
</ul>
${t(this.problem===null?null:this.app.say(this.problem))}
${l.length===0?a:s`<ul class="rows">${d(l,({id:e})=>e,e=>s`<li class="card">${this.underWay(e,c)}</li>`)}</ul>`}
${c&&this.epochs.length>0?this.form():a}
</section>
`}underWay(e,t){return s`
<h4>${e.heading}</h4>
<p>${e.line}</p>
<div class="actions choice">
${t&&e.mayAgree?this.button(`change.agree`,()=>this.agree({change_id:e.id},e.heading)):a}
${t&&e.mayTake?this.button(`epoch.take`,()=>this.take(e)):a}
${this.button(`change.stop`,()=>this.stop(e.id))}
</div>
`}form(){let{text:e}=this.app.localizer;return s`
<details>
<summary>${e(`epoch.export`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${e(`epoch.export.text`)}</p>
<label>
${e(`epoch.which`)}
<select required>
<option value=""></option>
${d(this.epochs,({epoch:e})=>e,({epoch:e,name:t})=>s`<option value=${e}>${t}</option>`)}
</select>
</label>
<div class="actions"><button aria-disabled=${String(this.doing!==null)}>${e(`epoch.propose`)}</button></div>
</form>
</details>
`}button(e,t){return s`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void t()}>
${this.app.localizer.text(e)}
</button>
`}agree(e,t){let{text:n}=this.app.localizer;return this.act(`agree`,async()=>{let r=await S(this.app,q,e,()=>({heading:t,lines:[n(`epoch.export.text`)]}));r!==null&&this.told(r)})}take({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r,o={change_id:e};return this.act(`take`,async()=>{let{statement:e}=await n.challenge(q,o),r=``;await i({heading:a(`epoch.take`),text:s`<p>${t}</p><p>${a(`epoch.take.text`)}</p>`,action:a(`epoch.take`),mayUseCode:!0,fields:[[`passphrase`,a(`passphrase.new`)],[`passphrase_repeat`,a(`passphrase.repeat`)]],run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let s={passphrase:i,passphrase_repeat:a},c=await n.proveWith(q,o,s,se(e),t);`identity_file`in c&&(Ne(c.name,c.identity_file),{name:r}=c)}})&&this.told(a(`epoch.taken`,{name:r}))})}stop(e){return this.act(`stop`,async()=>{await this.app.api.ask(`policy/stop`,{change_id:e}),this.told(this.app.localizer.text(`change.stopped`))})}};h([e({attribute:!1})],J.prototype,`epochs`,void 0),h([e({attribute:!1})],J.prototype,`erased`,void 0),h([e({attribute:!1})],J.prototype,`policy`,void 0),h([e({attribute:!1})],J.prototype,`told`,void 0);var Ne=(e,t)=>{let n=Uint8Array.from(atob(t),e=>e.charCodeAt(0)),r=document.createElement(`a`);r.href=URL.createObjectURL(new Blob([n])),r.download=e,r.click(),URL.revokeObjectURL(r.href)};i(`footage-guard-vault-keys`,J);var Y=(e,t,n,r=null)=>({kind:`number`,name:e,least:t,most:n,unit:r}),X=[Y(`quorum`,1,16),Y(`veto_hours`,0,168,`policy.hours`),Y(`cooling_minutes`,0,1440,`policy.minutes`),{kind:`switch`,name:`local_approval_only`},{kind:`switch`,name:`public_links`},{kind:`text`,name:`share_origin`},Y(`link_days`,1,31,`policy.days`),Y(`max_downloads`,1,100),{kind:`switch`,name:`public_intake`},Y(`window_limit_h`,1,12,`policy.hours`),Y(`footage_age_days`,1,365,`policy.days`),{kind:`quiet`,name:`quiet_hours`},Y(`retention_days`,1,365,`policy.days`),Y(`vault_quota_mb`,100,1e7,`policy.megabytes`)],Pe=e=>{let[t=``,n=``]=e.split(`-`);return[t,n]},Fe=({policy:e,mode:t,viewers:n},r,i)=>{let a=X.map(e=>[e.name,Ie(e,r)]).filter(([t,n])=>e[t]!==n),o={...a.length===0?{}:{policy:Object.fromEntries(a)},...Le(r.get(`mode`))&&r.get(`mode`)!==t?{mode:r.get(`mode`)}:{},...Z(i)===Z(n)?{}:{viewers:i}};return Object.keys(o).length===0?null:o},Ie=(e,t)=>{let n=t.get(e.name)?.trim()??``;switch(e.kind){case`number`:return Number(n);case`switch`:return t.has(e.name);case`quiet`:{let[e,n]=[t.get(`quiet_from`)??``,t.get(`quiet_to`)??``];return e===``&&n===``?``:`${e}-${n}`}case`text`:return n}},Le=e=>e===`sealed`||e===`convenience`,Z=e=>[...e].sort().join(),Q=class extends m{constructor(...e){super(...e),this.told=()=>void 0,this.submit=e=>{e.preventDefault();let t=new FormData(e.target),n=new Map([...t].map(([e,t])=>[e,t])),r=Fe(this.held.policy,n,t.getAll(`viewer`));r===null?this.told(this.app.localizer.text(`policy.nothing`)):this.act(`policy`,()=>this.change(r))}}static{this.styles=[...m.styles,r`
.field {
display: grid;
gap: 4px;
}
`]}render(){let{localizer:e,format:n,info:r}=this.app,{policy:i}=this.held;return s`
<section class="stack">
<h3>${e.text(`policy.heading`)}</h3>
${i.is_believed?a:l(e.text(`policy.unbelieved`))}
${c(oe(i,e,n))} ${this.underWay()}
${t(this.problem===null?null:this.app.say(this.problem))}
${r.role===`approver`?this.form(i):a}
</section>
`}underWay(){let{localizer:e,format:t,path:n}=this.app,{people:r,policy:i}=this.held,o=i.changes.filter(({kind:e})=>e===`policy/apply`);if(o.length===0)return a;let c=_(r,e);return s`
<div class="card">
<h4>${e.text(`policy.under_way`)}</h4>
${o.map(({statement:n})=>C(i,n,c,e,t).map(e=>s`<p>${e}</p>`))}
<div class="actions"><a class="button" href=${n({page:`people`})}>${e.text(`policy.under_way.link`)}</a></div>
</div>
`}form(e){let{text:t}=this.app.localizer;return s`
<details>
<summary>${t(`policy.form`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${t(`policy.form.text`)}</p>
${X.map(t=>s`<div class="field">${this.field(t,e)}</div>`)}
<div class="field">
<label>
${t(`policy.mode`)}
<select name="mode" aria-describedby="mode-hint">
${[`sealed`,`convenience`].map(n=>s`<option value=${n} ?selected=${n===e.mode}>${t(`mode.${n}`)}</option>`)}
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
`}field(e,{policy:t}){let{text:n}=this.app.localizer,{kind:r,name:i}=e,o=i===`share_origin`?`policy.share_origin.hint`:`policy.hint.${i}`,c=f(o)?s`<p class="hint" id=${`${i}-hint`}>${n(o)}</p>`:a,l=n(`policy.${i}`),u=String(t[i]),d=`${i}-hint`;switch(r){case`switch`:return s`
<label class="option">
<input type="checkbox" name=${i} aria-describedby=${d} .defaultChecked=${t[i]===!0} />
${l}
</label>
${c}
`;case`number`:return s`
<label>
${e.unit===null?l:n(e.unit,{label:l})}
<input
name=${i}
type="number"
min=${e.least}
max=${e.most}
step="1"
required
aria-describedby=${d}
.defaultValue=${u}
/>
</label>
${c}
`;case`text`:return s`
<label>
${l}
<input name=${i} inputmode="url" autocomplete="off" aria-describedby=${d} .defaultValue=${u} />
</label>
${c}
`;case`quiet`:{let[e,t]=Pe(u),r=(e,t)=>s`
<label>
${n(`policy.quiet.${e}`)}
<input name=${`quiet_${e}`} type="time" aria-describedby=${d} .defaultValue=${t} />
</label>
`;return s`${r(`from`,e)} ${r(`to`,t)} ${c}`}}}viewers({viewers:e}){let{text:t}=this.app.localizer,{people:n}=this.held,r=[...new Set([...e,...n.eligible.map(({person_id:e})=>e)])];if(r.length===0)return a;let i=_(n,this.app.localizer);return s`
<div class="stack" role="group" aria-label=${t(`policy.viewers`)}>
<p>${t(`policy.viewers`)}</p>
<p class="hint">${t(`policy.viewers.hint`)}</p>
${r.map(t=>s`
<label class="option">
<input type="checkbox" name="viewer" .value=${t} .defaultChecked=${e.includes(t)} />
<span dir="auto">${i(t)}</span>
</label>
`)}
</div>
`}async change(e){let{api:t,localizer:n,format:r}=this.app,{people:i,policy:a}=this.held;try{await t.ask(`policy/apply`,e),this.told(n.text(`change.done`))}catch(t){if(u(t).code!==`only_in_panel`)throw t;let o=await S(this.app,`policy/apply`,e,e=>({heading:n.text(`change.policy`),lines:C(a,e,_(i,n),n,r)}));o!==null&&this.told(o)}}};h([e({attribute:!1})],Q.prototype,`held`,void 0),h([e({attribute:!1})],Q.prototype,`told`,void 0),i(`footage-guard-policy`,Q);var $=class extends m{constructor(...e){super(...e),this.done=null,this.kept=this.watch(({api:e})=>({load:async()=>{let[t,n,r]=await Promise.all([e.ask(`vault/space`),e.ask(`holds/list`),ee(e)]);return{space:t,holds:n,held:r}},listen:t=>e.listen(`ledger/subscribe`,{kinds:v},t)})),this.told=async e=>{this.done=e,await Promise.all([this.kept.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()}}static{this.styles=[...m.styles,r`
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
`]}render(){let{info:e,localizer:n,format:r}=this.app,{text:i}=n;return s`
<div class="stack">
<h2>${i(`nav.vault`)}</h2>
<div role="status" tabindex="-1">${this.done===null?a:l(this.done)}</div>
${t(this.problem===null?null:this.app.say(this.problem))}
${g(this.kept.loaded,this.app,({space:t,holds:a,held:o})=>{let c=te(t,n,r);return s`
${this.space(c)} ${this.holds(ce(a,e.role===`approver`,n,r))}
<footage-guard-vault-keys .app=${this.app} .epochs=${c.epochs} .erased=${c.erased} .policy=${o.policy} .told=${this.told}>
</footage-guard-vault-keys>
<section class="stack">
<h3>${i(`keys.heading`)}</h3>
<p class="hint">${i(`keys.link`)}</p>
<div class="actions"><a class="button" href=${this.app.path({page:`people`})}>${i(`setup.approver.link`)}</a></div>
</section>
<footage-guard-policy .app=${this.app} .held=${o} .told=${this.told}></footage-guard-policy>
`})}
${e.role===`approver`?s`<footage-guard-vault-cameras .app=${this.app}></footage-guard-vault-cameras>`:a}
<footage-guard-vault-exposure .app=${this.app}></footage-guard-vault-exposure>
</div>
`}space({percent:e,used:t,forecast:n,rows:r,cameras:i}){let{text:o}=this.app.localizer;return s`
<section class="stack">
<h3>${o(`space.heading`)}</h3>
<label>${t} <meter max="100" value=${e}></meter></label>
<p>${n}</p>
${c(r)}
${i.length===0?a:s`<h4>${o(`space.cameras`)}</h4>${c(i)}`}
</section>
`}holds(e){let{text:t}=this.app.localizer;return s`
<section class="stack">
<h3>${t(`hold.heading`)}</h3>
${e.length===0?s`<p class="hint">${t(`hold.empty`)}</p>`:s`<ul class="rows">${d(e,({id:e})=>e,e=>s`<li class="card">${this.hold(e)}</li>`)}</ul>`}
</section>
`}hold({id:e,heading:t,lines:n,hasClips:r,mayLift:i}){return s`
<h4 id=${e}>${t}</h4>
${n.map(e=>s`<p>${e}</p>`)}
<div class="actions">
${r?s`<a class="button" aria-describedby=${e} href=${this.app.path({page:`held`,id:e})}>
${this.app.localizer.text(`hold.show`)}
</a>`:a}
${i?s`
<button
type="button"
aria-describedby=${e}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.lift(e)}
>
${this.app.localizer.text(`hold.lift`)}
</button>
`:a}
</div>
`}lift(e){return this.act(`lift`,async()=>{let{api:t,localizer:n,format:r,prove:i}=this.app,{text:a}=n,{statement:o,statement_sha256:s}=await t.challenge(`holds/lift`,{hold_id:e});await i({heading:a(`hold.lift`),text:a(`hold.lift.text`,{clips:r.number(Number(o.clips))}),action:a(`hold.lift`),mayUseCode:!0,run:n=>t.prove(`holds/lift`,{hold_id:e},s,n)})&&await this.told(a(`hold.lifted`))})}};h([p()],$.prototype,`done`,void 0),h([o(`[role=status]`)],$.prototype,`said`,void 0),i(`footage-guard-vault`,$);export{$ as VaultPage};