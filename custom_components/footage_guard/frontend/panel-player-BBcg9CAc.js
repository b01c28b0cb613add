import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,P as s,g as c,h as l,s as u,x as d}from"./panel-frame-BuHB1jwe.js";var f=({base:e},t)=>e.version!==t.version&&JSON.stringify(e.draft)!==JSON.stringify(t.draft)?`conflict`:t.state===`drafted`?`plain`:`voids`,p=(e,t)=>{let{age_recipient:n,...r}=e;if(t===`link`)return{...r,delivery:t};let i={...r,delivery:t,access_code:!1,stream_only:!1,hand_over:!1,max_downloads:1};return t===`age_file`&&n!==void 0?{...i,age_recipient:n}:i},m=(e,t)=>{let n=S(e,`age_recipient`);return t.trim()===``?n:{...n,age_recipient:t.trim()}},h=(e,t)=>t===null?S(e,`recipient`):{...e,recipient:t},g=(e,t)=>t?{...e,hand_over:t,access_code:!0}:{...e,hand_over:t},_=(e,t,n)=>({...e,clips:e.clips.map((e,r)=>r===t?{...e,redaction:n}:e)}),v=(e,t)=>({...e,clips:e.clips.filter((e,n)=>n!==t)}),y=(e,t)=>({...e,clips:[...e.clips,t]}),b=(e,t)=>{let n=Date.parse(e.start),r=Date.parse(e.end??t.window_to),i=Math.max(n,Date.parse(t.window_from)),a=Math.min(r,Date.parse(t.window_to)),[o,s]=i<a?[i-n,a-n]:[0,Math.max(1,r-n)],c={from_ms:o,to_ms:s};return{clip_id:e.clip_id,redaction:{v:1,kind:`redaction`,cut:c,whole:null,boxes:[],audio:!1,mutes:[]}}},x=({code:e,values:t})=>e===`draft_invalid`?(t.problems??``).split(`, `).flatMap(e=>{let[t,n]=e.split(`: `);return t===void 0||n===void 0?[]:[[t,n]]}):[],S=(e,t)=>Object.fromEntries(Object.entries(e).filter(([e])=>e!==t)),C=[`voluntary`,`subpoena`,`search_warrant`,`court_order`,`preservation_request`,`emergency`,`gdpr_access`,`dpa2018_sch2`,`civil_preservation_letter`,`other`],w=[`link`,`file`,`age_file`],T=[[0,``],[1,`answered`],[2,`called_back`],[2,`visited`],[4,`saw_document`]],E=(e,t)=>{let[n]=T.find(([,e])=>e===t)??T[0];return{...e,level:n,method:n===0?``:t}},D=({channel:e,requester:t})=>e!==`automation`&&(t.organisation||t.person_name)!==``,O=(e,{text:t},n)=>x(e).map(([e,r])=>{let i=`terms.${e.replace(/\..*$/u,``)}`;return t(`form.wrong`,{field:l(i)?t(i):e,why:n({code:`request_${r}`,values:{}})})}),k=({is_locked_down:e,is_unlocked:t,mode:n})=>e?`locked_down`:t||n===`convenience`?`possible`:`locked`,A=.025,j=2,M=e=>{if(e===-1)return[-.002];let t=[];for(let e=A;e<j;e*=1.5)t.push(e);return t},N=e=>Math.floor(e*1e3+.001),P=e=>{let t=Math.max(0,Math.round(e)),n=(e,t)=>String(e).padStart(t,`0`);return`${n(Math.floor(t/6e4),2)}:${n(Math.floor(t/1e3)%60,2)}.${n(t%1e3,3)}`},F=150,I=class extends u{static{this.styles=[...u.styles,s`
.picture {
position: relative;
inline-size: fit-content;
max-inline-size: 100%;
margin-inline: auto;
}
video {
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
`]}constructor(){super(),this.label=``,this.moved=()=>void 0,this.ticket=null,this.isOver=!1,this.isPlaying=!1,this.isMuted=!0,this.shownS=0,this.lengthS=0,this.isWanted=!1,this.isStepping=!1,this.pictureShown=()=>void 0,this.unlock=async()=>{this.isWanted=await this.app.unlock(),this.requestUpdate()},this.begun=e=>{let t=e.target;this.measured(e),this.follow(t),this.shownS>0?t.currentTime=this.shownS:t.play().catch(()=>void 0)},this.measured=e=>{let{duration:t}=e.target;this.lengthS=Number.isFinite(t)?t:0},this.passed=e=>{let t=e.target;L(t)||this.seen(t.currentTime)},this.over=()=>{this.ticket!==null&&(this.isOver=!0,this.takeAway(),this.app.refresh())},this.toggle=()=>{let{video:e}=this;e!==null&&(e.paused?e.play().catch(()=>void 0):e.pause())},this.sought=e=>{this.seek(Number(e.target.value)*1e3)},this.pressed=({key:e,target:t})=>{this.ticket!==null&&t===this&&(e===`,`&&this.step(-1),e===`.`&&this.step(1))},this.addEventListener(`keydown`,this.pressed)}get currentMs(){return N(this.shownS)}get lengthMs(){return Math.round(this.lengthS*1e3)}get picture(){return this.video}seek(e){this.video?.pause(),this.show(e/1e3)}async open(){let{watched:e}=this,t=JSON.stringify(e);await this.updateComplete,k(this.app.info)===`possible`?(await this.act(`open`,async()=>{try{let n=await this.app.api.ask(`clips/ticket`,e);if(t!==JSON.stringify(this.watched)||!this.isConnected)return;this.isOver=!1,this.ticket=n}catch(e){throw this.app.refresh(),e}}),await this.updateComplete,(this.playButton??this.firstButton)?.focus()):this.firstButton?.focus()}disconnectedCallback(){super.disconnectedCallback(),this.takeAway()}willUpdate(e){e.has(`watched`)&&(this.takeAway(),this.shownS=this.lengthS=0,this.isOver=!1),k(this.app.info)===`possible`?this.isWanted&&(this.isWanted=!1,this.open()):this.takeAway()}render(){let e=k(this.app.info);return a`
<section class="stack" aria-label=${this.label}>
${d(this.problem===null?null:this.app.say(this.problem))}
${e===`possible`?this.ticket===null?this.closed():this.film(this.ticket):this.locked(e)}
</section>
`}locked(n){let{text:r}=this.app.localizer;return a`
${t(r(`player.${n}`))}
${n===`locked`?a`<button type="button" @click=${this.unlock}>${r(`vault.unlock`)}</button>`:e}
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
aria-valuetext=${P(this.shownS*1e3)}
@input=${this.sought}
/>
</label>
<div class="actions">
<button id="play" type="button" @click=${this.toggle}>${i(this.isPlaying?`player.pause`:`player.play`)}</button>
<button type="button" aria-keyshortcuts="," @click=${()=>void this.step(-1)}>${i(`player.back`)}</button>
<button type="button" aria-keyshortcuts="." @click=${()=>void this.step(1)}>${i(`player.forward`)}</button>
<bdi>${P(this.shownS*1e3)} / ${P(this.lengthMs)}</bdi>
<label class="option">
<input type="checkbox" .checked=${!this.isMuted} @change=${()=>this.isMuted=!this.isMuted} />
${i(`player.sound`)}
</label>
</div>
<p class="hint">${i(`player.keys`)}</p>
`}takeAway(){let{video:e}=this;e!==null&&(e.pause(),e.removeAttribute(`src`),e.load(),this.shadowRoot?.activeElement&&this.updateComplete.then(()=>this.firstButton?.focus())),this.ticket=null,this.isPlaying=!1}follow(e){L(e)&&e.requestVideoFrameCallback((t,{mediaTime:n})=>{this.seen(n),e===this.video&&this.follow(e)})}seen(e){this.shownS=e,this.pictureShown(),this.moved()}async step(e){if(this.isStepping)return;this.isStepping=!0,this.video?.pause();let t=this.shownS;for(let n of M(e))if(await this.show(t+n),this.shownS!==t)break;this.isStepping=!1}show(e){let{video:t}=this;return t===null?Promise.resolve():new Promise(n=>{let r=setTimeout(n,F);this.pictureShown=()=>{clearTimeout(r),n()},t.currentTime=Math.min(Math.max(0,e),this.lengthS)})}};c([o({attribute:!1,hasChanged:(e,t)=>JSON.stringify(e)!==JSON.stringify(t)})],I.prototype,`watched`,void 0),c([o()],I.prototype,`label`,void 0),c([o({attribute:!1})],I.prototype,`moved`,void 0),c([n()],I.prototype,`ticket`,void 0),c([n()],I.prototype,`isOver`,void 0),c([n()],I.prototype,`isPlaying`,void 0),c([n()],I.prototype,`isMuted`,void 0),c([n()],I.prototype,`shownS`,void 0),c([n()],I.prototype,`lengthS`,void 0),c([r(`video`)],I.prototype,`video`,void 0),c([r(`#play`)],I.prototype,`playButton`,void 0),c([r(`button`)],I.prototype,`firstButton`,void 0);var L=e=>`requestVideoFrameCallback`in e;i(`footage-guard-player`,I);export{D as a,b as c,p as d,g as f,v as g,h,T as i,f as l,_ as m,C as n,E as o,m as p,w as r,O as s,P as t,y as u};