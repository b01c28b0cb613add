import{G as e,K as t,L as n,M as r,P as i,R as a,U as o,V as s,n as c,w as l,z as u}from"./panel-frame-Bqq7yk48.js";import{a as d,i as f,r as p,t as m}from"./panel-player-BDC6xIgG.js";var h=[`access_code`,`stream_only`,`hand_over`,`max_downloads`,`age_recipient`],g=({base:e},t)=>e.version!==t.version&&JSON.stringify(e.draft)!==JSON.stringify(t.draft)?`conflict`:t.state===`drafted`?`plain`:`voids`,_=(e,t,n)=>{let{base:r,draft:i,left:a={}}=e??{base:t,draft:t.draft};return i.recipient!==void 0&&n.recipient===void 0?{draft:n,base:r,left:{...a,recipient:i.recipient}}:i.recipient===void 0&&n.recipient!==void 0?{draft:{...n,recipient:a.recipient??n.recipient},base:r,left:a}:i.delivery===n.delivery?{draft:n,base:r,left:a}:{draft:{...n,...a[n.delivery]},base:r,left:{...a,[i.delivery]:v(i)}}},v=e=>Object.fromEntries(Object.entries(e).filter(([e])=>h.some(t=>t===e))),y=(e,t)=>{let{age_recipient:n,...r}=e;if(t===`link`)return{...r,delivery:t};let i={...r,delivery:t,access_code:!1,stream_only:!1,hand_over:!1,max_downloads:1};return t===`age_file`&&n!==void 0?{...i,age_recipient:n}:i},b=(e,t)=>{let n=j(e,`age_recipient`);return t.trim()===``?n:{...n,age_recipient:t.trim()}},x=(e,t)=>t===null?j(e,`not_after`):{...e,not_after:t},S=(e,t)=>t===null?j(e,`recipient`):{...e,recipient:t},C=(e,t)=>t?{...e,hand_over:t,access_code:!0}:{...e,hand_over:t},w=(e,t,n)=>({...e,clips:e.clips.map((e,r)=>r===t?{...e,redaction:n}:e)}),T=(e,t)=>({...e,clips:e.clips.filter((e,n)=>n!==t)}),E=(e,t,n)=>{let r=e.clips[t];if(r===void 0)return e;let i={...r.redaction,cut:D(r.redaction.cut,n.redaction.cut),audio:!1,mutes:[]};return{...e,clips:e.clips.flatMap((e,n)=>n===t?[e,{...r,redaction:i}]:[e])}},D=(e,t)=>{let[n,r]=[O(e),O(t)];return n.to_ms<r.to_ms?{from_ms:Math.max(n.to_ms,r.from_ms),to_ms:r.to_ms}:r.from_ms<n.from_ms?{from_ms:r.from_ms,to_ms:Math.min(n.from_ms,r.to_ms)}:{from_ms:Math.floor((r.from_ms+r.to_ms)/2),to_ms:r.to_ms}},O=e=>`at_ms`in e?{from_ms:e.at_ms,to_ms:e.at_ms+1}:e,k=(e,t)=>({...e,clips:[...e.clips,t]}),A=(e,t)=>{let n=Date.parse(e.start),r=Date.parse(e.end??t.window_to),i=Math.max(n,Date.parse(t.window_from)),a=Math.min(r,Date.parse(t.window_to)),[o,s]=i<a?[i-n,a-n]:[0,Math.max(1,r-n)],c={from_ms:o,to_ms:s};return{clip_id:e.clip_id,redaction:{v:1,kind:`redaction`,cut:c,whole:null,boxes:[],audio:!1,mutes:[]}}},j=(e,t)=>Object.fromEntries(Object.entries(e).filter(([e])=>e!==t)),M=[`voluntary`,`subpoena`,`search_warrant`,`court_order`,`preservation_request`,`emergency`,`gdpr_access`,`dpa2018_sch2`,`civil_preservation_letter`,`other`],N=[`link`,`file`,`age_file`],P=[[0,``],[1,`answered`],[2,`called_back`],[2,`visited`],[4,`saw_document`]],F=(e,t)=>{let[n]=P.find(([,e])=>e===t)??P[0];return{...e,level:n,method:n===0?``:t}},I=({channel:e,requester:t})=>e!==`automation`&&(t.organisation||t.person_name)!==``,L=e=>({purpose:e.purpose===``,recipient:!I(e)}),R=(e,t)=>e.flatMap(({clips:e})=>e.filter(({clip_id:e})=>t.has(e))),z=(e,{scope:t})=>e.reduce((e,n)=>{let{from_ms:r,to_ms:i}=A(n,t).redaction.cut;return e+i-r},0),B=(e,t,n)=>{let r=L(e);return{clips:t.map(t=>A(t,e.scope)),purpose:r.purpose?n.purpose:e.purpose,legal_basis:e.legal_basis.claimed,delivery:`file`,...r.recipient?{recipient:{name:n.recipient,level:0,method:``}}:{}}},V=e`
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
`,H=(e,{localizer:{text:t}},n)=>o`
${i(t(`player.${e}`))}
${e===`locked`?o`<button type="button" @click=${n}>${t(`vault.unlock`)}</button>`:s}
`,U=150,W=class extends c{static{this.styles=[...c.styles,V]}constructor(){super(),this.label=``,this.isPicture=!1,this.moved=()=>void 0,this.ticket=null,this.isOver=!1,this.isPlaying=!1,this.isMuted=!0,this.shownS=0,this.lengthS=0,this.isWanted=!1,this.isStepping=!1,this.pictureShown=()=>void 0,this.unlock=async()=>{this.isWanted=await this.app.unlock(),this.requestUpdate()},this.begun=e=>{let t=e.target;this.measured(e),this.follow(t),this.shownS>0?t.currentTime=this.shownS:t.play().catch(()=>void 0)},this.measured=e=>{let{duration:t}=e.target;this.lengthS=Number.isFinite(t)?t:0},this.passed=e=>{let t=e.target;G(t)||this.seen(t.currentTime)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.toggle=()=>{let{video:e}=this;e!==null&&(e.paused?e.play().catch(()=>void 0):e.pause())},this.sought=e=>{this.seek(Number(e.target.value)*1e3)},this.pressed=({key:e,target:t})=>{this.ticket!==null&&t===this&&(e===`,`&&this.step(-1),e===`.`&&this.step(1))},this.addEventListener(`keydown`,this.pressed)}get currentMs(){return d(this.shownS)}get shownMs(){return this.shownS*1e3}get heardMs(){return this.video===null?this.shownMs:this.video.currentTime*1e3}get size(){return this.ticket?.size??[]}get lengthMs(){return Math.round(this.lengthS*1e3)}get pictureMs(){return this.ticket?.picture_ms??null}get picture(){return this.video}pause(){this.video?.pause()}seek(e){this.video===null&&(this.shownS=e/1e3),this.pause(),this.show(e/1e3)}async open(){let{watched:e}=this,t=JSON.stringify(e);await this.updateComplete,f(this.app.info)===`possible`?(await this.act(`open`,async()=>{try{let n=await this.app.api.ask(`clips/ticket`,e);if(t!==JSON.stringify(this.watched)||!this.isConnected)return;this.isOver=!1,this.ticket=n}catch(e){throw this.app.refresh(),e}}),await this.updateComplete,(this.goOnAt??this.firstButton)?.focus()):this.firstButton?.focus()}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`watched`)&&(this.takeAway(),this.shownS=this.lengthS=0,this.isOver=!1),f(this.app.info)===`possible`?this.isWanted&&(this.isWanted=!1,this.open()):this.takeAway()}render(){let e=f(this.app.info);return o`
<section class="stack" aria-label=${this.label}>
${r(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.isPicture?this.still(this.ticket):this.film(this.ticket):H(e,this.app,this.unlock)}
</section>
`}closed(){let{text:e}=this.app.localizer;return o`
${this.isOver?i(e(`player.over`),!0):s}
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
${t?s:i(n(`player.converted`))}
<label>
${n(`player.position`)}
<input
type="range"
min="0"
max=${this.lengthS}
step="0.1"
.value=${String(this.shownS)}
aria-valuetext=${m(this.shownS*1e3)}
@input=${this.sought}
/>
</label>
<div class="actions">
<button id="play" type="button" @click=${this.toggle}>${n(this.isPlaying?`player.pause`:`player.play`)}</button>
<button type="button" aria-keyshortcuts="," @click=${()=>void this.step(-1)}>${n(`player.back`)}</button>
<button type="button" aria-keyshortcuts="." @click=${()=>void this.step(1)}>${n(`player.forward`)}</button>
<bdi>${m(this.shownS*1e3)} / ${m(this.lengthMs)}</bdi>
<label class="option">
<input type="checkbox" .checked=${!this.isMuted} @change=${()=>this.isMuted=!this.isMuted} />
${n(`player.sound`)}
</label>
</div>
<p class="hint">${n(`player.keys`)}</p>
`}takeAway(){let{video:e}=this;e!==null&&(e.pause(),e.removeAttribute(`src`),e.load()),this.ticket!==null&&this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus()),this.ticket=null,this.isPlaying=!1}follow(e){G(e)&&e.requestVideoFrameCallback((t,{mediaTime:n})=>{this.seen(n),e===this.video&&this.follow(e)})}seen(e){this.shownS=e,this.pictureShown(),this.moved()}async step(e){if(this.isStepping)return;this.isStepping=!0,this.video?.pause();let t=this.shownS;for(let n of p(e))if(await this.show(t+n),this.shownS!==t)break;this.isStepping=!1}show(e){let{video:t}=this;return t===null?Promise.resolve():new Promise(n=>{let r=setTimeout(n,U);this.pictureShown=()=>{clearTimeout(r),n()},t.currentTime=Math.min(Math.max(0,e),this.lengthS)})}};l([u({attribute:!1,hasChanged:(e,t)=>JSON.stringify(e)!==JSON.stringify(t)})],W.prototype,`watched`,void 0),l([u()],W.prototype,`label`,void 0),l([u({attribute:!1})],W.prototype,`isPicture`,void 0),l([u({attribute:!1})],W.prototype,`moved`,void 0),l([a()],W.prototype,`ticket`,void 0),l([a()],W.prototype,`isOver`,void 0),l([a()],W.prototype,`isPlaying`,void 0),l([a()],W.prototype,`isMuted`,void 0),l([a()],W.prototype,`shownS`,void 0),l([a()],W.prototype,`lengthS`,void 0),l([n(`video`)],W.prototype,`video`,void 0),l([n(`#play, img`)],W.prototype,`goOnAt`,void 0),l([n(`button`)],W.prototype,`firstButton`,void 0);var G=e=>`requestVideoFrameCallback`in e;t(`footage-guard-player`,W);export{T as C,S,y as _,L as a,b,N as c,F as d,_ as f,k as g,E as h,z as i,P as l,g as m,V as n,B as o,A as p,R as r,M as s,H as t,I as u,x as v,w as x,C as y};