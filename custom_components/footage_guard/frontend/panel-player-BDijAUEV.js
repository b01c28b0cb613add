import{A as e,F as t,I as n,L as r,M as i,U as a,V as o,W as s,n as c,w as l,x as u,z as d}from"./panel-frame-BG_3cxf2.js";import{a as f,i as p,r as m,t as h}from"./panel-player-CiHZ6q3I.js";var g=[`access_code`,`stream_only`,`hand_over`,`max_downloads`,`age_recipient`],_=({base:e},t)=>e.version!==t.version&&JSON.stringify(e.draft)!==JSON.stringify(t.draft)?`conflict`:t.state===`drafted`?`plain`:`voids`,v=(e,t,n)=>{let{base:r,draft:i,left:a={}}=e??{base:t,draft:t.draft};return i.delivery===n.delivery?{draft:n,base:r,left:a}:{draft:{...n,...a[n.delivery]},base:r,left:{...a,[i.delivery]:y(i)}}},y=e=>Object.fromEntries(Object.entries(e).filter(([e])=>g.some(t=>t===e))),b=(e,t)=>{let{age_recipient:n,...r}=e;if(t===`link`)return{...r,delivery:t};let i={...r,delivery:t,access_code:!1,stream_only:!1,hand_over:!1,max_downloads:1};return t===`age_file`&&n!==void 0?{...i,age_recipient:n}:i},x=(e,t)=>{let n=N(e,`age_recipient`);return t.trim()===``?n:{...n,age_recipient:t.trim()}},S=(e,t)=>t===null?N(e,`not_after`):{...e,not_after:t},C=(e,t)=>t===null?N(e,`recipient`):{...e,recipient:t},w=(e,t)=>t?{...e,hand_over:t,access_code:!0}:{...e,hand_over:t},T=(e,t,n)=>({...e,clips:e.clips.map((e,r)=>r===t?{...e,redaction:n}:e)}),E=(e,t)=>({...e,clips:e.clips.filter((e,n)=>n!==t)}),D=(e,t,n)=>{let r=e.clips[t];if(r===void 0)return e;let i={...r.redaction,cut:O(r.redaction.cut,n.redaction.cut),audio:!1,mutes:[]};return{...e,clips:e.clips.flatMap((e,n)=>n===t?[e,{...r,redaction:i}]:[e])}},O=(e,t)=>{let[n,r]=[k(e),k(t)];return n.to_ms<r.to_ms?{from_ms:Math.max(n.to_ms,r.from_ms),to_ms:r.to_ms}:r.from_ms<n.from_ms?{from_ms:r.from_ms,to_ms:Math.min(n.from_ms,r.to_ms)}:{from_ms:Math.floor((r.from_ms+r.to_ms)/2),to_ms:r.to_ms}},k=e=>`at_ms`in e?{from_ms:e.at_ms,to_ms:e.at_ms+1}:e,A=(e,t)=>({...e,clips:[...e.clips,t]}),j=(e,t)=>{let n=Date.parse(e.start),r=Date.parse(e.end??t.window_to),i=Math.max(n,Date.parse(t.window_from)),a=Math.min(r,Date.parse(t.window_to)),[o,s]=i<a?[i-n,a-n]:[0,Math.max(1,r-n)],c={from_ms:o,to_ms:s};return{clip_id:e.clip_id,redaction:{v:1,kind:`redaction`,cut:c,whole:null,boxes:[],audio:!1,mutes:[]}}},M=({code:e,values:t})=>e===`draft_invalid`?(t.problems??``).split(`, `).flatMap(e=>{let[t,n]=e.split(`: `);return t===void 0||n===void 0?[]:[[t,n]]}):[],N=(e,t)=>Object.fromEntries(Object.entries(e).filter(([e])=>e!==t)),P=[`voluntary`,`subpoena`,`search_warrant`,`court_order`,`preservation_request`,`emergency`,`gdpr_access`,`dpa2018_sch2`,`civil_preservation_letter`,`other`],F=[`link`,`file`,`age_file`],I=[[0,``],[1,`answered`],[2,`called_back`],[2,`visited`],[4,`saw_document`]],L=(e,t)=>{let[n]=I.find(([,e])=>e===t)??I[0];return{...e,level:n,method:n===0?``:t}},R=({channel:e,requester:t})=>e!==`automation`&&(t.organisation||t.person_name)!==``,z=(e,{text:t},n)=>M(e).map(([e,r])=>{let i=`terms.${e.replace(/\..*$/u,``)}`;return t(`form.wrong`,{field:u(i)?t(i):e,why:n({code:`request_${r}`,values:{}})})}),B=e=>({purpose:e.purpose===``,recipient:!R(e)}),V=(e,t)=>e.flatMap(({clips:e})=>e.filter(({clip_id:e})=>t.has(e))),H=(e,{scope:t})=>e.reduce((e,n)=>{let{from_ms:r,to_ms:i}=j(n,t).redaction.cut;return e+i-r},0),U=(e,t,n)=>{let r=B(e);return{clips:t.map(t=>j(t,e.scope)),purpose:r.purpose?n.purpose:e.purpose,legal_basis:e.legal_basis.claimed,delivery:`file`,...r.recipient?{recipient:{name:n.recipient,level:0,method:``}}:{}}},W=a`
.picture {
position: relative;
inline-size: fit-content;
max-inline-size: 100%;
margin-inline: auto;
}
video,
img {
display: block;
max-inline-size: 100%;
max-block-size: 70dvb;
background-color: #000;
}
::slotted(*) {
position: absolute;
inset: 0;
}
.actions {
align-items: center;
}
input[type="range"] {
padding: 0;
accent-color: var(--primary-text-color);
}
`,G=(e,{localizer:{text:t}},n)=>o`
${i(t(`player.${e}`))}
${e===`locked`?o`<button type="button" @click=${n}>${t(`vault.unlock`)}</button>`:d}
`,K=150,q=class extends c{static{this.styles=[...c.styles,W]}constructor(){super(),this.label=``,this.isPicture=!1,this.moved=()=>void 0,this.ticket=null,this.isOver=!1,this.isPlaying=!1,this.isMuted=!0,this.shownS=0,this.lengthS=0,this.isWanted=!1,this.isStepping=!1,this.pictureShown=()=>void 0,this.unlock=async()=>{this.isWanted=await this.app.unlock(),this.requestUpdate()},this.begun=e=>{let t=e.target;this.measured(e),this.follow(t),this.shownS>0?t.currentTime=this.shownS:t.play().catch(()=>void 0)},this.measured=e=>{let{duration:t}=e.target;this.lengthS=Number.isFinite(t)?t:0},this.passed=e=>{let t=e.target;J(t)||this.seen(t.currentTime)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.toggle=()=>{let{video:e}=this;e!==null&&(e.paused?e.play().catch(()=>void 0):e.pause())},this.sought=e=>{this.seek(Number(e.target.value)*1e3)},this.pressed=({key:e,target:t})=>{this.ticket!==null&&t===this&&(e===`,`&&this.step(-1),e===`.`&&this.step(1))},this.addEventListener(`keydown`,this.pressed)}get currentMs(){return f(this.shownS)}get shownMs(){return this.shownS*1e3}get heardMs(){return this.video===null?this.shownMs:this.video.currentTime*1e3}get size(){return this.ticket?.size??[]}get lengthMs(){return Math.round(this.lengthS*1e3)}get pictureMs(){return this.ticket?.picture_ms??null}get picture(){return this.video}pause(){this.video?.pause()}seek(e){this.video===null&&(this.shownS=e/1e3),this.pause(),this.show(e/1e3)}async open(){let{watched:e}=this,t=JSON.stringify(e);await this.updateComplete,p(this.app.info)===`possible`?(await this.act(`open`,async()=>{try{let n=await this.app.api.ask(`clips/ticket`,e);if(t!==JSON.stringify(this.watched)||!this.isConnected)return;this.isOver=!1,this.ticket=n}catch(e){throw this.app.refresh(),e}}),await this.updateComplete,(this.goOnAt??this.firstButton)?.focus()):this.firstButton?.focus()}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`watched`)&&(this.takeAway(),this.shownS=this.lengthS=0,this.isOver=!1),p(this.app.info)===`possible`?this.isWanted&&(this.isWanted=!1,this.open()):this.takeAway()}render(){let t=p(this.app.info);return o`
<section class="stack" aria-label=${this.label}>
${e(this.problem===null?null:this.app.say(this.problem))}
${t===`possible`?this.ticket===null?this.closed():this.isPicture?this.still(this.ticket):this.film(this.ticket):G(t,this.app,this.unlock)}
</section>
`}closed(){let{text:e}=this.app.localizer;return o`
${this.isOver?i(e(`player.over`),!0):d}
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void this.open()}>
${e(this.doing===null?`player.show`:`status.loading`)}
</button>
`}still({url:e}){return o`
<div class="picture">
<img src=${e} alt=${this.app.localizer.text(`piece.still`,{time:this.label})} tabindex="-1" @error=${this.over} />
</div>
`}film({url:e,seekable:t}){let{text:n}=this.app.localizer;return o`
<div class="picture">
<video
src=${e}
preload="auto"
playsinline
disablepictureinpicture
disableremoteplayback
aria-label=${this.label}
.muted=${this.isMuted}
@loadedmetadata=${this.begun}
@durationchange=${this.measured}
@play=${()=>this.isPlaying=!0}
@pause=${()=>this.isPlaying=!1}
@timeupdate=${this.passed}
@seeked=${this.passed}
@error=${this.over}
></video>
<slot></slot>
</div>
${t?d:i(n(`player.converted`))}
<label>
${n(`player.position`)}
<input
type="range"
min="0"
max=${this.lengthS}
step="0.1"
.value=${String(this.shownS)}
aria-valuetext=${h(this.shownS*1e3)}
@input=${this.sought}
/>
</label>
<div class="actions">
<button id="play" type="button" @click=${this.toggle}>${n(this.isPlaying?`player.pause`:`player.play`)}</button>
<button type="button" aria-keyshortcuts="," @click=${()=>void this.step(-1)}>${n(`player.back`)}</button>
<button type="button" aria-keyshortcuts="." @click=${()=>void this.step(1)}>${n(`player.forward`)}</button>
<bdi>${h(this.shownS*1e3)} / ${h(this.lengthMs)}</bdi>
<label class="option">
<input type="checkbox" .checked=${!this.isMuted} @change=${()=>this.isMuted=!this.isMuted} />
${n(`player.sound`)}
</label>
</div>
<p class="hint">${n(`player.keys`)}</p>
`}takeAway(){let{video:e}=this;e!==null&&(e.pause(),e.removeAttribute(`src`),e.load()),this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.isPlaying=!1}follow(e){J(e)&&e.requestVideoFrameCallback((t,{mediaTime:n})=>{this.seen(n),e===this.video&&this.follow(e)})}seen(e){this.shownS=e,this.pictureShown(),this.moved()}async step(e){if(this.isStepping)return;this.isStepping=!0,this.video?.pause();let t=this.shownS;for(let n of m(e))if(await this.show(t+n),this.shownS!==t)break;this.isStepping=!1}show(e){let{video:t}=this;return t===null?Promise.resolve():new Promise(n=>{let r=setTimeout(n,K);this.pictureShown=()=>{clearTimeout(r),n()},t.currentTime=Math.min(Math.max(0,e),this.lengthS)})}};l([r({attribute:!1,hasChanged:(e,t)=>JSON.stringify(e)!==JSON.stringify(t)})],q.prototype,`watched`,void 0),l([r()],q.prototype,`label`,void 0),l([r({attribute:!1})],q.prototype,`isPicture`,void 0),l([r({attribute:!1})],q.prototype,`moved`,void 0),l([n()],q.prototype,`ticket`,void 0),l([n()],q.prototype,`isOver`,void 0),l([n()],q.prototype,`isPlaying`,void 0),l([n()],q.prototype,`isMuted`,void 0),l([n()],q.prototype,`shownS`,void 0),l([n()],q.prototype,`lengthS`,void 0),l([t(`video`)],q.prototype,`video`,void 0),l([t(`#play, img`)],q.prototype,`goOnAt`,void 0),l([t(`button`)],q.prototype,`firstButton`,void 0);var J=e=>`requestVideoFrameCallback`in e;s(`footage-guard-player`,q);export{C,T as S,A as _,B as a,w as b,F as c,L as d,z as f,D as g,_ as h,H as i,I as l,j as m,W as n,U as o,v as p,V as r,P as s,G as t,R as u,b as v,E as w,x,S as y};