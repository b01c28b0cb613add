import{A as e,C as t,D as n,E as r,F as i,M as a,N as o,O as s,P as c,S as l,b as u,g as d,m as f,s as p,v as m,x as h}from"./panel-frame-Bq-v3esW.js";import{i as g,t as _}from"./panel-people-view-PZNqVVhx.js";import{a as ee,i as te,n as ne,r as re,t as v}from"./panel-undo-rk0cVQqm.js";import{i as y}from"./panel-player-CiHZ6q3I.js";import{t as b}from"./panel-propose-BRWK5HbA.js";import{n as ie,r as ae,t as x}from"./panel-policy-view-CkjpOBqz.js";var oe=({holds:e},t,{text:n},r)=>e.map(({hold_id:e,kind:i,made:a,until:o,clips:s,size_bytes:c})=>({id:e,heading:n(`hold.${i}`),lines:[n(`hold.keeps`,{clips:r.number(s),size:r.bytes(c),since:r.moment(a)}),o===null?n(`hold.always`):n(`hold.until`,{until:r.moment(o)}),...S(i)?[]:[n(`hold.${i}.ends`)]],hasClips:s>0,mayLift:t&&S(i)})),S=e=>e===`owner`||e===`legal`,C=864e5,w=7*C,se=365,ce=C,le=(e,t,n)=>{let{text:r}=t,{used_bytes:i,quota_bytes:a,free_bytes:o,held_bytes:s,first:c,retention_days:l,erased:u}=e,d=[[r(`space.held`),n.bytes(s)],o===null?null:[r(`space.free`),n.bytes(o)],c===null?null:[r(`space.first`),n.moment(c)],[r(`policy.retention_days`),n.duration(l*C)]];return{percent:Math.min(100,Math.round(i/a*100)),used:r(`space.used`,{used:n.bytes(i),quota:n.bytes(a)}),forecast:de(e,t,n),rows:d.filter(e=>e!==null),cameras:e.cameras.map(({title:e,size_bytes:t,retention_days:i})=>{let a=n.bytes(t),o=i===null?a:r(`space.kept`,{size:a,kept:n.duration(i*C)});return[e??r(`timeline.removed`),o]}),epochs:[...e.epochs].reverse().map(e=>ue(e,t,n)),erased:u===null?null:r(`epoch.erased`,{at:n.moment(u)})}},T=(e,{text:t},n)=>{let[r=``,i]=e.split(`.`),a=n.month(`${r}-15T12:00:00Z`);return i===void 0?a:t(`epoch.again`,{name:a,number:n.number(Number(i))})},ue=({epoch:e,clips:t,size_bytes:n},r,i)=>({epoch:e,name:T(e,r,i),line:r.text(`epoch.row`,{clips:i.number(t),size:i.bytes(n)})}),de=(e,{text:t},n)=>{let{used_bytes:r,quota_bytes:i,free_bytes:a,week_bytes:o,first:s,asked:c,retention_days:l,cameras:u}=e;if(r>=i*.99)return t(`space.full`);let d=s===null?0:Math.min(w,Date.parse(c)-Date.parse(s));if(d<ce||o===0)return t(`space.unknown`);let f=o/d*C,p=Math.min(i-r,a??1/0),m=Math.max(l,...u.map(({retention_days:e})=>e??0)),h=p/f,g=n.bytes(f);return f*m<=r+p?t(`space.enough`,{pace:g,kept:n.duration(m*C)}):h>se?t(`space.far`,{pace:g}):t(`space.forecast`,{pace:g,time:n.duration(Math.max(1,Math.round(h))*C)})},fe=32,pe=16,E=1e3,me=[.005,.05],he={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},ge=e=>e.map(e=>e.map(([e=0,t=0])=>[e,t])),_e=e=>e.length<pe,D=e=>e.length<fe,O=e=>e.length>3,ve=e=>{let t=e.length%8*.03,[n,r]=[H(.3+t),H(.5+t)];return[...e,[[n,n],[r,n],[r,r],[n,r]]]},ye=(e,t)=>e.filter((e,n)=>n!==t),k=(e,t,n,r)=>I(e,t,e=>e.map((e,t)=>t===n?B(r):e)),be=(e,t,n)=>I(e,t,e=>O(e)?e.filter((e,t)=>t!==n):e),xe=(e,t,n)=>I(e,t,e=>{let[t,r]=R(e,n),[i,a]=R(e,n+1);return L(e,n,[(t+i)/2,(r+a)/2])}),Se=(e,t,n)=>{let r=e[t]??[],i=r.map((e,t)=>Ee(n,R(r,t),R(r,t+1))),a=i.indexOf(Math.min(...i));return[I(e,t,e=>L(e,a,n)),a]},A=([e,t],n,r)=>{let i=he[n],a=me[+!!r];return i===void 0?null:B([e+i[0]*a,t+i[1]*a])},j=e=>`M${e.map(z).join(`L`)}Z`,Ce=e=>`M${z(e)}h0`,we=([e,t])=>`M${z([e-P,t-P])}h${F}v${F}h-${F}Z`,M=e=>Math.round(e*1e3)/10,Te=e=>{let t=Number(e);return e.trim()===``||!Number.isFinite(t)?null:t/100},N=(e,t)=>JSON.stringify(e)===JSON.stringify(t),P=.006,F=String(2*P*E),I=(e,t,n)=>e.map((e,r)=>r===t?n(e):e),L=(e,t,n)=>D(e)?[...e.slice(0,t+1),B(n),...e.slice(t+1)]:e,R=(e,t)=>e[t%e.length]??[0,0],z=([e,t])=>`${String(H(e*E))} ${String(H(t*E))}`,B=([e,t])=>[H(V(e)),H(V(t))],V=e=>Math.min(Math.max(e,0),1),H=e=>Math.round(e*1e4)/1e4,Ee=([e,t],[n,r],[i,a])=>{let[o,s]=[i-n,a-r],c=o**2+s**2,l=c===0?0:V(((e-n)*o+(t-r)*s)/c);return Math.hypot(e-n-l*o,t-r-l*s)},De=c`
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
`,Oe=8,U=class extends p{constructor(...e){super(...e),this.zones=[],this.still=null,this.label=``,this.save=()=>Promise.resolve(),this.drawn=[],this.steps=v,this.selected=null,this.isSaved=!1,this.drag=null,this.pressed=null,this.next=null,this.add=()=>{this.change(ve(this.drawn)),this.selected=this.drawn.length-1,this.next=`[data-point='0']`},this.touch=({clientX:e,clientY:t,button:n})=>{this.pressed=this.drag===null&&n===0?[e,t]:null},this.move=e=>{this.drag!==null&&(this.drawn=k(this.drawn,...this.drag.at,G(e)))},this.hold=e=>{this.drag!==null&&e.preventDefault()},this.end=e=>{let{drag:t,drawn:n,pressed:r}=this;this.breakOff(),t===null?r!==null&&Math.hypot(e.clientX-r[0],e.clientY-r[1])<=Oe&&this.press(e):this.change(n)},this.breakOff=()=>{this.drag!==null&&(this.drawn=this.drag.before),this.drag=null,this.pressed=null}}static{this.styles=[...p.styles,De]}willUpdate(e){let t=e.get(`zones`);!e.has(`zones`)||N(this.zones,this.drawn)||N(t??[],this.zones)||(this.drawn=this.zones,this.steps=v,this.selected=null)}updated(e){super.updated(e),this.next!==null&&(this.renderRoot.querySelector(this.next)?.focus(),this.next=null)}render(){let{text:n}=this.app.localizer,r=!N(this.drawn,this.zones),{past:i,future:o}=this.steps;return a`
<div class="stack">
<div class="picture">
${this.still===null?e:a`<img src=${this.still} alt=${n(`zones.picture`,{camera:this.label})} />`}
${this.picture()}
</div>
<p class="hint">${n(`zones.how`)}</p>
${this.drawn.length===0?a`<p>${n(`zones.none`)}</p>`:a`<ul class="rows">${this.drawn.map((e,t)=>a`<li class="card">${this.card(t)}</li>`)}</ul>`}
${h(this.problem===null?null:this.app.say(this.problem))}
<div role="status">${this.isSaved&&!r?t(n(`zones.saved`)):e}</div>
<div class="actions">
${this.button(`zones.add`,this.add,_e(this.drawn),`add`)}
${this.button(`redact.undo`,()=>{this.travel(te)},i.length>0)}
${this.button(`redact.redo`,()=>{this.travel(ne)},o.length>0)}
${this.button(this.doing===null?`zones.save`:`status.working`,()=>void this.keep(),r)}
</div>
</div>
`}picture(){return a`
<svg
viewBox="0 0 ${E} ${E}"
preserveAspectRatio="none"
role="group"
aria-label=${this.app.localizer.text(`zones.heading`,{camera:this.label})}
@pointerdown=${this.touch}
@pointermove=${this.move}
@pointerup=${this.end}
@pointercancel=${this.breakOff}
@touchmove=${this.hold}
>
${this.drawn.map((e,t)=>o`
<path
class="zone ${t===this.selected?`selected`:``}"
d=${j(e)}
@pointerup=${()=>{this.choose(t)}}
/>
`)}
${this.selected===null?e:this.drawn[this.selected]?.map((e,t)=>this.dot([this.selected??0,t],e))}
</svg>
`}dot(e,t){let[,n]=e,r=t=>{this.begin(t,e)},i=Ce(t);return o`
<path class="reach" d=${i} @pointerdown=${r} />
<path
class="dot"
d=${we(t)}
role="button"
tabindex="0"
data-point=${n}
aria-label=${this.nameOf(e,t)}
@pointerdown=${r}
@keydown=${n=>{this.key(n,e,t)}}
/>
<path class="core" d=${i} />
`}card(t){let{localizer:n,format:r}=this.app,i=n.text(`zones.zone`,{number:r.number(t+1)}),o=t===this.selected;return a`
<div class="actions choice">
<button
type="button"
data-zone=${t}
aria-expanded=${String(o)}
@click=${()=>this.selected=o?null:t}
>
${i}
</button>
<button type="button" @click=${()=>{this.removeZone(t)}}>
${n.text(`zones.remove`,{name:i})}
</button>
</div>
${o?this.points(t):e}
`}points(t){let{text:n}=this.app.localizer,r=this.drawn[t]??[],i=r.length-1;return a`
<ul class="points">
${r.map((i,o)=>{let s=this.numbered(o);return a`
<li><div class="stack" role="group" aria-label=${s}>
<p>${s}</p>
<div class="point">${this.side(`zones.across`,t,o,i,0)} ${this.side(`zones.down`,t,o,i,1)}</div>
${O(r)?a`<div class="actions">
<button type="button" @click=${()=>{this.removePoint([t,o])}}>
${n(`zones.remove`,{name:s})}
</button>
</div>`:e}
</div></li>
`})}
</ul>
<div class="actions">
${this.button(`zones.point`,()=>{this.addPoint([t,i])},D(r))}
</div>
`}side(e,t,n,r,i){return a`
<label>
${this.app.localizer.text(e)}
<input type="number" min="0" max="100" step="any" .value=${ee(String(M(r[i])))} @change=${e=>{let a=Te(e.target.value);a!==null&&this.change(k(this.drawn,t,n,i===0?[a,r[1]]:[r[0],a])),this.requestUpdate()}} />
</label>
`}button(t,n,r,i=e){let o=!r||this.doing!==null;return a`
<button type="button" data-name=${i} aria-disabled=${String(o)} @click=${o?e:n}>
${this.app.localizer.text(t)}
</button>
`}numbered(e){let{localizer:t,format:n}=this.app;return t.text(`zones.numbered`,{number:n.number(e+1)})}nameOf([,e],[t,n]){let{localizer:r,format:i}=this.app,a={name:this.numbered(e),across:i.number(M(t)),down:i.number(M(n))};return r.text(`zones.keys`,a)}change(e){N(e,this.drawn)||(this.steps=re(this.steps,this.drawn),this.drawn=e,this.isSaved=!1)}travel(e){let t=e(this.steps,this.drawn);t!==null&&([this.drawn,this.steps]=t,(this.selected??0)>=this.drawn.length&&(this.selected=null))}removeZone(e){this.change(ye(this.drawn,e)),this.selected=null,this.next=this.drawn.length===0?`[data-name=add]`:`[data-zone='${String(Math.max(0,e-1))}']`}addPoint([e,t]){D(this.drawn[e]??[])&&(this.change(xe(this.drawn,e,t)),this.next=`[data-point='${String(t+1)}']`)}removePoint([e,t]){this.change(be(this.drawn,e,t)),this.next=`[data-point='${String(Math.max(0,t-1))}']`}begin(e,t){e.button===0&&(W(e).setPointerCapture(e.pointerId),this.drag={at:t,before:this.drawn})}choose(e){this.drag===null&&e!==this.selected&&(this.selected=e,this.pressed=null)}press(e){let t=this.selected;if(t===null||!D(this.drawn[t]??[]))return;let[n,r]=Se(this.drawn,t,G(e));this.change(n),this.next=`[data-point='${String(r+1)}']`}key(e,t,n){let{key:r,shiftKey:i}=e,a=A(n,r,i);if(a!==null)this.change(k(this.drawn,...t,a));else if(r===`Enter`||r===` `)this.addPoint(t);else if(r===`Delete`||r===`Backspace`)this.removePoint(t);else return;e.preventDefault()}keep(){return this.act(`save`,async()=>{await this.save(this.drawn),this.isSaved=!0})}};d([s({attribute:!1})],U.prototype,`zones`,void 0),d([s({attribute:!1})],U.prototype,`still`,void 0),d([s()],U.prototype,`label`,void 0),d([s({attribute:!1})],U.prototype,`save`,void 0),d([n()],U.prototype,`drawn`,void 0),d([n()],U.prototype,`steps`,void 0),d([n()],U.prototype,`selected`,void 0),d([n()],U.prototype,`isSaved`,void 0);var W=({target:e})=>e.closest(`svg`),G=e=>{let{left:t,top:n,width:r,height:i}=W(e).getBoundingClientRect();return[(e.clientX-t)/r,(e.clientY-n)/i]};i(`footage-guard-zone-editor`,U);var K=class extends p{constructor(...e){super(...e),this.opened=null}willUpdate(e){super.willUpdate(e),this.opened?.drawing.still&&y(this.app.info)!==`possible`&&(this.opened={...this.opened,drawing:{...this.opened.drawing,still:null}})}render(){let{info:e,localizer:t}=this.app,{text:n}=t;return a`
<section class="stack">
<h3>${n(`zones.section`)}</h3>
<p class="hint">${n(e.cameras.length===0?`zones.no_cameras`:`zones.text`)}</p>
${h(this.problem===null?null:this.app.say(this.problem))}
<ul class="rows">${e.cameras.map(e=>a`<li class="card">${this.card(e)}</li>`)}</ul>
</section>
`}card({camera:t,title:n}){let{text:r}=this.app.localizer,i=this.opened?.camera===t?this.opened:null,o=i===null?()=>void this.open(t):()=>{this.opened=null};return a`
<h4 id=${`camera-${t}`} dir="auto">${n}</h4>
<div class="actions">
<button
type="button"
aria-expanded=${String(i!==null)}
aria-describedby=${`camera-${t}`}
aria-disabled=${String(this.doing!==null)}
@click=${o}
>
${r(this.doing===t?`status.loading`:i===null?`zones.open`:`zones.close`)}
</button>
</div>
${i===null?e:this.drawing(i,n)}
`}drawing({camera:n,drawing:{motion_detection:r,still:i},zones:o},s){let{text:c}=this.app.localizer;return a`
${r===`built_in`?e:t(c(`zones.other`))} ${i===null?this.unseen(n):e}
<footage-guard-zone-editor
.app=${this.app}
.label=${s}
.still=${i===null?null:`data:image/jpeg;base64,${i}`}
.zones=${o}
.save=${e=>this.save(n,e)}
></footage-guard-zone-editor>
`}unseen(e){let{text:n}=this.app.localizer,r=y(this.app.info);return r===`locked_down`?t(n(`player.locked_down`)):r===`possible`?t(n(`zones.no_picture`)):a`
${t(n(`zones.locked`))}
<div class="actions"><button type="button" @click=${()=>void this.unlock(e)}>${n(`vault.unlock`)}</button></div>
`}open(e){return this.act(e,async()=>{let t=await this.app.api.ask(`zones/get`,{camera_id:e});this.opened={camera:e,drawing:t,zones:ge(t.zones)}})}async unlock(e){await this.app.unlock()&&(await this.open(e),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.editor?.scrollIntoView({block:`nearest`}))}async save(e,t){await this.app.api.ask(`zones/set`,{camera_id:e,zones:t}),this.opened?.camera===e&&(this.opened={...this.opened,zones:t})}};d([n()],K.prototype,`opened`,void 0),d([r(`footage-guard-zone-editor`)],K.prototype,`editor`,void 0),i(`footage-guard-vault-cameras`,K);var ke={conversation:`exposure.to.conversation`,"cloud.alexa":`exposure.to.alexa`,"cloud.google_assistant":`exposure.to.google`,homekit:`exposure.to.homekit`},Ae=[`attachments`,`assistants`,`makers`,`copies`],je=({findings:e},t,n)=>e.map(e=>{let{kind:r,count:i,things:a}=e,{text:o}=t,s=a.map(e=>Me(r,e,t,n)).filter(e=>e!==``),c=i-a.length;return{kind:r,heading:o(`exposure.${r}`),what:o(`exposure.${r}.what`,{count:n.number(a[0]?.count??i)}),todo:o(`exposure.${r}.todo`),things:c>0?[...s,o(`exposure.more`,{count:n.number(c)})]:s}}),Me=(e,{name:t,count:n,to:r,is_all:i},{text:a},o)=>t===``?``:r.length>0?a(`exposure.seen_by`,{name:t,to:r.map(e=>Ne(e,a)).join(`, `)}):e===`proxies`?n===null?a(`exposure.proxies.ever`,{name:t}):a(`exposure.proxies.until`,{name:t,time:o.duration(n*1e3)}):n===null?t:a(i?`exposure.files`:`exposure.files.least`,{name:t,count:o.number(n)}),Ne=(e,t)=>{let n=ke[e];return n===void 0?e:t(n)};i(`footage-guard-vault-exposure`,class extends p{constructor(...e){super(...e),this.found=this.watch(({api:e})=>({load:()=>e.ask(`audit/exposure`)}))}render(){let{localizer:e,format:t}=this.app,{text:n}=e;return a`
<section class="stack">
<h3>${n(`exposure.heading`)}</h3>
<p class="hint">${n(`exposure.text`)}</p>
${l(this.found.loaded,this.app,r=>{let i=je(r,e,t);return i.length===0?a`<p>${n(`exposure.none`)}</p>`:a`<ul class="rows">${i.map(e=>a`<li class="card">${this.row(e)}</li>`)}</ul>`})}
<h4>${n(`exposure.unseen`)}</h4>
<ul class="notes">${Ae.map(e=>a`<li>${n(`exposure.unseen.${e}`)}</li>`)}</ul>
</section>
`}row({heading:t,what:n,todo:r,things:i}){return a`
<h4>${t}</h4>
<p>${n}</p>
${i.length===0?e:a`<ul class="notes">${i.map(e=>a`<li><span dir="auto">${e}</span></li>`)}</ul>`}
<p>${this.app.localizer.text(`exposure.todo`,{todo:r})}</p>
`}});var Pe=`vault/export_identity`,Fe=({kind:e})=>e===Pe,Ie=({changes:e},t,n,r,i)=>{let{text:a}=r;return e.filter(Fe).map(({change_id:e,statement:o,votes:s,needed:c,voters:l,in_force_from:u})=>{let d=u!==null&&Date.parse(u)<=n,f=a(`change.by`,{votes:i.number(s),needed:i.number(c)});return{id:e,heading:a(`change.export`,{epoch:T(String(o.epoch),r,i)}),line:u===null?f:d?a(`epoch.due`):a(`epoch.waits`,{due:i.moment(u)}),mayAgree:u===null&&!l.includes(t),mayTake:d}})},q=`vault/export_identity`,J=class extends p{constructor(...e){super(...e),this.epochs=[],this.erased=null,this.told=()=>void 0,this.submit=e=>{e.preventDefault();let t=e.target.querySelector(`select`)?.value??``,n=this.epochs.find(e=>e.epoch===t)?.name??t;this.agree({epoch:t},this.app.localizer.text(`change.export`,{epoch:n}))}}render(){let{info:t,localizer:n,format:r,personId:i}=this.app,{text:o}=n,s=t.role===`approver`,c=Ie(this.policy,i,Date.now(),n,r);return a`
<section class="stack">
<h3>${o(`epoch.heading`)}</h3>
<p class="hint">${o(`epoch.text`)}</p>
${this.erased===null?e:a`<p>${this.erased}</p>`}
<ul class="rows">
${this.epochs.map(({name:e,line:t})=>a`<li class="card"><h4>${e}</h4><p>${t}</p></li>`)}
</ul>
${h(this.problem===null?null:this.app.say(this.problem))}
${c.length===0?e:a`<ul class="rows">${c.map(e=>a`<li class="card">${this.underWay(e,s)}</li>`)}</ul>`}
${s&&this.epochs.length>0?this.form():e}
</section>
`}underWay(t,n){return a`
<h4>${t.heading}</h4>
<p>${t.line}</p>
<div class="actions choice">
${n&&t.mayAgree?this.button(`change.agree`,()=>this.agree({change_id:t.id},t.heading)):e}
${n&&t.mayTake?this.button(`epoch.take`,()=>this.take(t)):e}
${this.button(`change.stop`,()=>this.stop(t.id))}
</div>
`}form(){let{text:e}=this.app.localizer;return a`
<details>
<summary>${e(`epoch.export`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${e(`epoch.export.text`)}</p>
<label>
${e(`epoch.which`)}
<select required>
<option value=""></option>
${this.epochs.map(({epoch:e,name:t})=>a`<option value=${e}>${t}</option>`)}
</select>
</label>
<div class="actions"><button aria-disabled=${String(this.doing!==null)}>${e(`epoch.propose`)}</button></div>
</form>
</details>
`}button(e,t){return a`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void t()}>
${this.app.localizer.text(e)}
</button>
`}agree(e,t){let{text:n}=this.app.localizer;return this.act(`agree`,async()=>{let r=await b(this.app,q,e,()=>({heading:t,lines:[n(`epoch.export.text`)]}));r!==null&&this.told(r)})}take({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:o}=r,s={change_id:e};return this.act(`take`,async()=>{let{statement:e}=await n.challenge(q,s),r=``;await i({heading:o(`epoch.take`),text:a`<p>${t}</p><p>${o(`epoch.take.text`)}</p>`,action:o(`epoch.take`),mayUseCode:!0,fields:[[`passphrase`,o(`passphrase.new`)],[`passphrase_repeat`,o(`passphrase.repeat`)]],run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let o={passphrase:i,passphrase_repeat:a},c=await n.proveWith(q,s,o,ae(e),t);`identity_file`in c&&(Le(c.name,c.identity_file),{name:r}=c)}})&&this.told(o(`epoch.taken`,{name:r}))})}stop(e){return this.act(`stop`,async()=>{await this.app.api.ask(`policy/stop`,{change_id:e}),this.told(this.app.localizer.text(`change.stopped`))})}};d([s({attribute:!1})],J.prototype,`epochs`,void 0),d([s({attribute:!1})],J.prototype,`erased`,void 0),d([s({attribute:!1})],J.prototype,`policy`,void 0),d([s({attribute:!1})],J.prototype,`told`,void 0);var Le=(e,t)=>{let n=Uint8Array.from(atob(t),e=>e.charCodeAt(0)),r=document.createElement(`a`);r.href=URL.createObjectURL(new Blob([n])),r.download=e,r.click(),URL.revokeObjectURL(r.href)};i(`footage-guard-vault-keys`,J);var Y=(e,t,n,r=null)=>({kind:`number`,name:e,least:t,most:n,unit:r}),X=[Y(`quorum`,1,16),Y(`veto_hours`,0,168,`policy.hours`),Y(`cooling_minutes`,0,1440,`policy.minutes`),{kind:`switch`,name:`local_approval_only`},{kind:`switch`,name:`public_links`},{kind:`text`,name:`share_origin`},Y(`link_days`,1,31,`policy.days`),Y(`max_downloads`,1,100),{kind:`switch`,name:`public_intake`},Y(`window_limit_h`,1,12,`policy.hours`),Y(`footage_age_days`,1,365,`policy.days`),{kind:`quiet`,name:`quiet_hours`},Y(`retention_days`,1,365,`policy.days`),Y(`vault_quota_mb`,100,1e7,`policy.megabytes`)],Re=e=>{let[t=``,n=``]=e.split(`-`);return[t,n]},ze=({policy:e,mode:t,viewers:n},r,i)=>{let a=X.map(e=>[e.name,Be(e,r)]).filter(([t,n])=>e[t]!==n),o={...a.length===0?{}:{policy:Object.fromEntries(a)},...Ve(r.get(`mode`))&&r.get(`mode`)!==t?{mode:r.get(`mode`)}:{},...Z(i)===Z(n)?{}:{viewers:i}};return Object.keys(o).length===0?null:o},Be=(e,t)=>{let n=t.get(e.name)?.trim()??``;switch(e.kind){case`number`:return Number(n);case`switch`:return t.has(e.name);case`quiet`:{let[e,n]=[t.get(`quiet_from`)??``,t.get(`quiet_to`)??``];return e===``&&n===``?``:`${e}-${n}`}case`text`:return n}},Ve=e=>e===`sealed`||e===`convenience`,Z=e=>[...e].sort().join(),Q=class extends p{constructor(...e){super(...e),this.told=()=>void 0,this.submit=e=>{e.preventDefault();let t=new FormData(e.target),n=new Map([...t].map(([e,t])=>[e,t])),r=ze(this.held.policy,n,t.getAll(`viewer`));r===null?this.told(this.app.localizer.text(`policy.nothing`)):this.act(`policy`,()=>this.change(r))}}static{this.styles=[...p.styles,c`
.field {
display: grid;
gap: 4px;
}
`]}render(){let{localizer:n,format:r,info:i}=this.app,{policy:o}=this.held;return a`
<section class="stack">
<h3>${n.text(`policy.heading`)}</h3>
${o.is_believed?e:t(n.text(`policy.unbelieved`))}
${u(ie(o,n,r))} ${this.underWay()}
${h(this.problem===null?null:this.app.say(this.problem))}
${i.role===`approver`?this.form(o):e}
</section>
`}underWay(){let{localizer:t,format:n,path:r}=this.app,{people:i,policy:o}=this.held,s=o.changes.filter(({kind:e})=>e===`policy/apply`);if(s.length===0)return e;let c=_(i,t);return a`
<div class="card">
<h4>${t.text(`policy.under_way`)}</h4>
${s.map(({statement:e})=>x(o,e,c,t,n).map(e=>a`<p>${e}</p>`))}
<div class="actions"><a class="button" href=${r({page:`people`})}>${t.text(`policy.under_way.link`)}</a></div>
</div>
`}form(e){let{text:t}=this.app.localizer;return a`
<details>
<summary>${t(`policy.form`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${t(`policy.form.text`)}</p>
${X.map(t=>a`<div class="field">${this.field(t,e)}</div>`)}
<div class="field">
<label>
${t(`policy.mode`)}
<select name="mode" aria-describedby="mode-hint">
${[`sealed`,`convenience`].map(n=>a`<option value=${n} ?selected=${n===e.mode}>${t(`mode.${n}`)}</option>`)}
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
`}field(t,{policy:n}){let{text:r}=this.app.localizer,{kind:i,name:o}=t,s=o===`share_origin`?`policy.share_origin.hint`:`policy.hint.${o}`,c=f(s)?a`<p class="hint" id=${`${o}-hint`}>${r(s)}</p>`:e,l=r(`policy.${o}`),u=String(n[o]),d=`${o}-hint`;switch(i){case`switch`:return a`
<label class="option">
<input type="checkbox" name=${o} aria-describedby=${d} .defaultChecked=${n[o]===!0} />
${l}
</label>
${c}
`;case`number`:return a`
<label>
${t.unit===null?l:r(t.unit,{label:l})}
<input
name=${o}
type="number"
min=${t.least}
max=${t.most}
step="1"
required
aria-describedby=${d}
.defaultValue=${u}
/>
</label>
${c}
`;case`text`:return a`
<label>
${l}
<input name=${o} inputmode="url" autocomplete="off" aria-describedby=${d} .defaultValue=${u} />
</label>
${c}
`;case`quiet`:{let[e,t]=Re(u),n=(e,t)=>a`
<label>
${r(`policy.quiet.${e}`)}
<input name=${`quiet_${e}`} type="time" aria-describedby=${d} .defaultValue=${t} />
</label>
`;return a`${n(`from`,e)} ${n(`to`,t)} ${c}`}}}viewers({viewers:t}){let{text:n}=this.app.localizer,{people:r}=this.held,i=[...new Set([...t,...r.eligible.map(({person_id:e})=>e)])];if(i.length===0)return e;let o=_(r,this.app.localizer);return a`
<div class="stack" role="group" aria-label=${n(`policy.viewers`)}>
<p>${n(`policy.viewers`)}</p>
<p class="hint">${n(`policy.viewers.hint`)}</p>
${i.map(e=>a`
<label class="option">
<input type="checkbox" name="viewer" .value=${e} .defaultChecked=${t.includes(e)} />
<span dir="auto">${o(e)}</span>
</label>
`)}
</div>
`}async change(e){let{api:t,localizer:n,format:r}=this.app,{people:i,policy:a}=this.held;try{await t.ask(`policy/apply`,e),this.told(n.text(`change.done`))}catch(t){if(m(t).code!==`only_in_panel`)throw t;let o=await b(this.app,`policy/apply`,e,e=>({heading:n.text(`change.policy`),lines:x(a,e,_(i,n),n,r)}));o!==null&&this.told(o)}}};d([s({attribute:!1})],Q.prototype,`held`,void 0),d([s({attribute:!1})],Q.prototype,`told`,void 0),i(`footage-guard-policy`,Q);var $=class extends p{constructor(...e){super(...e),this.done=null,this.kept=this.watch(({api:e})=>({load:async()=>{let[t,n,r]=await Promise.all([e.ask(`vault/space`),e.ask(`holds/list`),g(e)]);return{space:t,holds:n,held:r}}})),this.told=async e=>{this.done=e,await Promise.all([this.kept.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()}}static{this.styles=[...p.styles,c`
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
`]}render(){let{info:n,localizer:r,format:i}=this.app,{text:o}=r;return a`
<div class="stack">
<h2>${o(`nav.vault`)}</h2>
<div role="status" tabindex="-1">${this.done===null?e:t(this.done)}</div>
${h(this.problem===null?null:this.app.say(this.problem))}
${l(this.kept.loaded,this.app,({space:e,holds:t,held:s})=>{let c=le(e,r,i);return a`
${this.space(c)} ${this.holds(oe(t,n.role===`approver`,r,i))}
<footage-guard-vault-keys .app=${this.app} .epochs=${c.epochs} .erased=${c.erased} .policy=${s.policy} .told=${this.told}>
</footage-guard-vault-keys>
<section class="stack">
<h3>${o(`keys.heading`)}</h3>
<p class="hint">${o(`keys.link`)}</p>
<div class="actions"><a class="button" href=${this.app.path({page:`people`})}>${o(`setup.approver.link`)}</a></div>
</section>
<footage-guard-policy .app=${this.app} .held=${s} .told=${this.told}></footage-guard-policy>
`})}
${n.role===`approver`?a`<footage-guard-vault-cameras .app=${this.app}></footage-guard-vault-cameras>`:e}
<footage-guard-vault-exposure .app=${this.app}></footage-guard-vault-exposure>
</div>
`}space({percent:t,used:n,forecast:r,rows:i,cameras:o}){let{text:s}=this.app.localizer;return a`
<section class="stack">
<h3>${s(`space.heading`)}</h3>
<label>${n} <meter max="100" value=${t}></meter></label>
<p>${r}</p>
${u(i)}
${o.length===0?e:a`<h4>${s(`space.cameras`)}</h4>${u(o)}`}
</section>
`}holds(e){let{text:t}=this.app.localizer;return a`
<section class="stack">
<h3>${t(`hold.heading`)}</h3>
${e.length===0?a`<p class="hint">${t(`hold.empty`)}</p>`:a`<ul class="rows">${e.map(e=>a`<li class="card">${this.hold(e)}</li>`)}</ul>`}
</section>
`}hold({id:t,heading:n,lines:r,hasClips:i,mayLift:o}){return a`
<h4 id=${t}>${n}</h4>
${r.map(e=>a`<p>${e}</p>`)}
<div class="actions">
${i?a`<a class="button" aria-describedby=${t} href=${this.app.path({page:`held`,id:t})}>
${this.app.localizer.text(`hold.show`)}
</a>`:e}
${o?a`
<button
type="button"
aria-describedby=${t}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.lift(t)}
>
${this.app.localizer.text(`hold.lift`)}
</button>
`:e}
</div>
`}lift(e){return this.act(`lift`,async()=>{let{api:t,localizer:n,format:r,prove:i}=this.app,{text:a}=n,{statement:o,statement_sha256:s}=await t.challenge(`holds/lift`,{hold_id:e});await i({heading:a(`hold.lift`),text:a(`hold.lift.text`,{clips:r.number(Number(o.clips))}),action:a(`hold.lift`),mayUseCode:!0,run:n=>t.prove(`holds/lift`,{hold_id:e},s,n)})&&await this.told(a(`hold.lifted`))})}};d([n()],$.prototype,`done`,void 0),d([r(`[role=status]`)],$.prototype,`said`,void 0),i(`footage-guard-vault`,$);export{$ as VaultPage};