import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,P as s,g as c,m as l,s as u,x as d}from"./panel-frame-Bq-v3esW.js";import{a as f,i as p,r as m,t as h}from"./panel-player-CiHZ6q3I.js";var g=({base:e},t)=>e.version!==t.version&&JSON.stringify(e.draft)!==JSON.stringify(t.draft)?`conflict`:t.state===`drafted`?`plain`:`voids`,_=(e,t)=>{let{age_recipient:n,...r}=e;if(t===`link`)return{...r,delivery:t};let i={...r,delivery:t,access_code:!1,stream_only:!1,hand_over:!1,max_downloads:1};return t===`age_file`&&n!==void 0?{...i,age_recipient:n}:i},v=(e,t)=>{let n=k(e,`age_recipient`);return t.trim()===``?n:{...n,age_recipient:t.trim()}},y=(e,t)=>t===null?k(e,`recipient`):{...e,recipient:t},b=(e,t)=>t?{...e,hand_over:t,access_code:!0}:{...e,hand_over:t},x=(e,t,n)=>({...e,clips:e.clips.map((e,r)=>r===t?{...e,redaction:n}:e)}),S=(e,t)=>({...e,clips:e.clips.filter((e,n)=>n!==t)}),C=(e,t,n)=>{let r=e.clips[t];if(r===void 0)return e;let i={...r.redaction,cut:w(r.redaction.cut,n.redaction.cut),audio:!1,mutes:[]};return{...e,clips:e.clips.flatMap((e,n)=>n===t?[e,{...r,redaction:i}]:[e])}},w=(e,t)=>{let[n,r]=[T(e),T(t)];return n.to_ms<r.to_ms?{from_ms:Math.max(n.to_ms,r.from_ms),to_ms:r.to_ms}:r.from_ms<n.from_ms?{from_ms:r.from_ms,to_ms:Math.min(n.from_ms,r.to_ms)}:{from_ms:Math.floor((r.from_ms+r.to_ms)/2),to_ms:r.to_ms}},T=e=>`at_ms`in e?{from_ms:e.at_ms,to_ms:e.at_ms+1}:e,E=(e,t)=>({...e,clips:[...e.clips,t]}),D=(e,t)=>{let n=Date.parse(e.start),r=Date.parse(e.end??t.window_to),i=Math.max(n,Date.parse(t.window_from)),a=Math.min(r,Date.parse(t.window_to)),[o,s]=i<a?[i-n,a-n]:[0,Math.max(1,r-n)],c={from_ms:o,to_ms:s};return{clip_id:e.clip_id,redaction:{v:1,kind:`redaction`,cut:c,whole:null,boxes:[],audio:!1,mutes:[]}}},O=({code:e,values:t})=>e===`draft_invalid`?(t.problems??``).split(`, `).flatMap(e=>{let[t,n]=e.split(`: `);return t===void 0||n===void 0?[]:[[t,n]]}):[],k=(e,t)=>Object.fromEntries(Object.entries(e).filter(([e])=>e!==t)),A=[`voluntary`,`subpoena`,`search_warrant`,`court_order`,`preservation_request`,`emergency`,`gdpr_access`,`dpa2018_sch2`,`civil_preservation_letter`,`other`],j=[`link`,`file`,`age_file`],M=[[0,``],[1,`answered`],[2,`called_back`],[2,`visited`],[4,`saw_document`]],N=(e,t)=>{let[n]=M.find(([,e])=>e===t)??M[0];return{...e,level:n,method:n===0?``:t}},P=({channel:e,requester:t})=>e!==`automation`&&(t.organisation||t.person_name)!==``,F=(e,{text:t},n)=>O(e).map(([e,r])=>{let i=`terms.${e.replace(/\..*$/u,``)}`;return t(`form.wrong`,{field:l(i)?t(i):e,why:n({code:`request_${r}`,values:{}})})}),I=e=>({purpose:e.purpose===``,recipient:!P(e)}),L=(e,t)=>e.flatMap(({clips:e})=>e.filter(({clip_id:e})=>t.has(e))),R=(e,{scope:t})=>e.reduce((e,n)=>{let{from_ms:r,to_ms:i}=D(n,t).redaction.cut;return e+i-r},0),z=(e,t,n)=>{let r=I(e);return{clips:t.map(t=>D(t,e.scope)),purpose:r.purpose?n.purpose:e.purpose,legal_basis:e.legal_basis.claimed,delivery:`file`,...r.recipient?{recipient:{name:n.recipient,level:0,method:``}}:{}}},B=s`
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
`,V=(n,{localizer:{text:r}},i)=>a`
${t(r(`player.${n}`))}
${n===`locked`?a`<button type="button" @click=${i}>${r(`vault.unlock`)}</button>`:e}
`,H=150,U=class extends u{static{this.styles=[...u.styles,B]}constructor(){super(),this.label=``,this.moved=()=>void 0,this.ticket=null,this.isOver=!1,this.isPlaying=!1,this.isMuted=!0,this.shownS=0,this.lengthS=0,this.isWanted=!1,this.isStepping=!1,this.pictureShown=()=>void 0,this.unlock=async()=>{this.isWanted=await this.app.unlock(),this.requestUpdate()},this.begun=e=>{let t=e.target;this.measured(e),this.follow(t),this.shownS>0?t.currentTime=this.shownS:t.play().catch(()=>void 0)},this.measured=e=>{let{duration:t}=e.target;this.lengthS=Number.isFinite(t)?t:0},this.passed=e=>{let t=e.target;W(t)||this.seen(t.currentTime)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.toggle=()=>{let{video:e}=this;e!==null&&(e.paused?e.play().catch(()=>void 0):e.pause())},this.sought=e=>{this.seek(Number(e.target.value)*1e3)},this.pressed=({key:e,target:t})=>{this.ticket!==null&&t===this&&(e===`,`&&this.step(-1),e===`.`&&this.step(1))},this.addEventListener(`keydown`,this.pressed)}get currentMs(){return f(this.shownS)}get shownMs(){return this.shownS*1e3}get size(){return this.ticket?.size??[]}get lengthMs(){return Math.round(this.lengthS*1e3)}get pictureMs(){return this.ticket?.picture_ms??null}get picture(){return this.video}pause(){this.video?.pause()}seek(e){this.pause(),this.show(e/1e3)}async open(){let{watched:e}=this,t=JSON.stringify(e);await this.updateComplete,p(this.app.info)===`possible`?(await this.act(`open`,async()=>{try{let n=await this.app.api.ask(`clips/ticket`,e);if(t!==JSON.stringify(this.watched)||!this.isConnected)return;this.isOver=!1,this.ticket=n}catch(e){throw this.app.refresh(),e}}),await this.updateComplete,(this.playButton??this.firstButton)?.focus()):this.firstButton?.focus()}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`watched`)&&(this.takeAway(),this.shownS=this.lengthS=0,this.isOver=!1),p(this.app.info)===`possible`?this.isWanted&&(this.isWanted=!1,this.open()):this.takeAway()}render(){let e=p(this.app.info);return a`
<section class="stack" aria-label=${this.label}>
${d(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.film(this.ticket):V(e,this.app,this.unlock)}
</section>
`}closed(){let{text:n}=this.app.localizer;return a`
${this.isOver?t(n(`player.over`),!0):e}
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void this.open()}>
${n(this.doing===null?`player.show`:`status.loading`)}
</button>
`}film({url:n,seekable:r}){let{text:i}=this.app.localizer;return a`
<div class="picture">
<video
src=${n}
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
${r?e:t(i(`player.converted`))}
<label>
${i(`player.position`)}
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
<button id="play" type="button" @click=${this.toggle}>${i(this.isPlaying?`player.pause`:`player.play`)}</button>
<button type="button" aria-keyshortcuts="," @click=${()=>void this.step(-1)}>${i(`player.back`)}</button>
<button type="button" aria-keyshortcuts="." @click=${()=>void this.step(1)}>${i(`player.forward`)}</button>
<bdi>${h(this.shownS*1e3)} / ${h(this.lengthMs)}</bdi>
<label class="option">
<input type="checkbox" .checked=${!this.isMuted} @change=${()=>this.isMuted=!this.isMuted} />
${i(`player.sound`)}
</label>
</div>
<p class="hint">${i(`player.keys`)}</p>
`}takeAway(){let{video:e}=this;e!==null&&(e.pause(),e.removeAttribute(`src`),e.load(),this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus())),this.ticket=null,this.isPlaying=!1}follow(e){W(e)&&e.requestVideoFrameCallback((t,{mediaTime:n})=>{this.seen(n),e===this.video&&this.follow(e)})}seen(e){this.shownS=e,this.pictureShown(),this.moved()}async step(e){if(this.isStepping)return;this.isStepping=!0,this.video?.pause();let t=this.shownS;for(let n of m(e))if(await this.show(t+n),this.shownS!==t)break;this.isStepping=!1}show(e){let{video:t}=this;return t===null?Promise.resolve():new Promise(n=>{let r=setTimeout(n,H);this.pictureShown=()=>{clearTimeout(r),n()},t.currentTime=Math.min(Math.max(0,e),this.lengthS)})}};c([o({attribute:!1,hasChanged:(e,t)=>JSON.stringify(e)!==JSON.stringify(t)})],U.prototype,`watched`,void 0),c([o()],U.prototype,`label`,void 0),c([o({attribute:!1})],U.prototype,`moved`,void 0),c([n()],U.prototype,`ticket`,void 0),c([n()],U.prototype,`isOver`,void 0),c([n()],U.prototype,`isPlaying`,void 0),c([n()],U.prototype,`isMuted`,void 0),c([n()],U.prototype,`shownS`,void 0),c([n()],U.prototype,`lengthS`,void 0),c([r(`video`)],U.prototype,`video`,void 0),c([r(`#play`)],U.prototype,`playButton`,void 0),c([r(`button`)],U.prototype,`firstButton`,void 0);var W=e=>`requestVideoFrameCallback`in e;i(`footage-guard-player`,U);export{S,_,I as a,x as b,j as c,N as d,F as f,E as g,C as h,R as i,M as l,g as m,B as n,z as o,D as p,L as r,A as s,V as t,P as u,b as v,y as x,v as y};