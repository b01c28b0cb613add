import{A as e,E as t,G as n,K as r,L as i,M as a,N as o,P as s,R as c,U as l,V as u,a as d,i as f,j as p,n as m,o as h,t as g,w as _,z as v}from"./panel-frame-Bqq7yk48.js";import{t as y}from"./panel-own-image-DJJhGlGQ.js";import{a as b,i as x,l as S,o as C,r as w}from"./panel-player-GDsNyUUS.js";import{t as T}from"./panel-timeline-BZk4xhfp.js";var E=200,D=10,O=async(e,{request:t,matches:n})=>{let r=new Map,i=n.filter(({clips:e})=>e.length>0).map(e=>e.camera);if(i.length===0)return r;let{window_from:a,window_to:o}=t.scope,s;for(let t=0;t<D;t+=1){let{clips:t,more:n}=await e.ask(`clips/list`,{camera:i,from:a,to:o,limit:E,...s===void 0?{}:{before:s}});for(let e of t)r.set(e.clip_id,e);if(s=t.at(-1)?.clip_id,!n||s===void 0)break}return r},k=[`app`,`request`,`told`],A=class extends m{constructor(...e){super(...e),this.mayPrepare=!1,this.hasUnfinished=!1,this.unread=null,this.told=new Map,this.chosen=new Set,this.playing=null,this.lacks=null,this.play=e=>{this.playing=e,this.updateComplete.then(()=>this.player?.open())},this.choose=e=>{this.lacks=null,this.chosen=new Set(this.chosen.has(e)?[...this.chosen].filter(t=>t!==e):[...this.chosen,e])},this.prepare=()=>{let{text:e}=this.app.localizer,t=w(this.request.matches,this.chosen),n=b(this.request.request),r={purpose:this.purpose?.value.trim()??``,recipient:this.recipient?.value.trim()??``};this.lacks=t.length===0?e(`footage.none_chosen`):t.length>50?e(`footage.too_many`,{most:this.app.format.number(50)}):n.recipient&&r.recipient===``||n.purpose&&r.purpose===``?e(`footage.missing`):null,this.lacks===null&&this.act(`prepare`,async()=>{let e=C(this.request.request,t,r),{draft_id:n}=await this.app.api.ask(`draft/create`,{request_id:this.request.request_id,draft:e});this.app.go({page:`draft`,id:n})})}}willUpdate(e){if(e.has(`request`)&&this.lookAtClips(),!k.some(t=>e.has(t)))return;let{request:t,told:n}=this,{window_from:r,window_to:i}=t.request.scope;this.view=T({window:{from:r,to:i},matches:t.matches,cameras:this.app.info.cameras,told:n,named:t.request.proposal?.clip_ids??[]},this.app.localizer,this.app.format)}render(){let{text:t}=this.app.localizer,{view:n}=this;return l`
<div class="stack">
${[this.problem,this.unread].map(e=>a(e===null?null:this.app.say(e)))}
${n.isEmpty?e(t(`footage.empty.heading`),t(`footage.empty.text`)):u}
${n.rows.length===0?u:l`<footage-guard-timeline
.app=${this.app}
.view=${n}
.chosen=${this.chosen}
.playing=${this.playing}
.play=${this.play}
.choose=${this.choose}
></footage-guard-timeline>`}
${this.playing===null?u:this.watched(this.playing)}
${this.mayPrepare&&!n.isEmpty?this.preparing():u}
</div>
`}watched(e){let{text:t}=this.app.localizer,n=this.view.rows.find(({clips:t})=>t.some(t=>t.id===e)),r=`${n?.title??``}: ${n?.clips.find(t=>t.id===e)?.label??``}`;return l`
<section class="card">
<h4 dir="auto">${r}</h4>
<footage-guard-player .app=${this.app} .watched=${{clip_id:e}} .label=${r}></footage-guard-player>
<label class="option">
<input
type="checkbox"
.checked=${this.chosen.has(e)}
@change=${()=>{this.choose(e)}}
/>
${t(`footage.choose`)}
</label>
</section>
`}preparing(){let{text:e}=this.app.localizer,{format:t}=this.app,{request:n}=this.request,r=w(this.request.matches,this.chosen),i=b(n);return l`
<p role="status">
${r.length===0?e(`footage.none_chosen`):e(`footage.chosen`,{count:t.number(r.length),length:t.duration(x(r,n))})}
</p>
${i.recipient?l`<label>${e(`footage.recipient`)}<input id="recipient" type="text" maxlength="80" autocomplete="off" /></label>`:u}
${i.purpose?l`<label>${e(`footage.purpose`)}<input id="purpose" type="text" maxlength="500" autocomplete="off" /></label>`:u}
<p class="hint">${e(this.hasUnfinished?`footage.another`:`footage.hint`)}</p>
${a(this.lacks)}
<div class="actions choice">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.prepare}>
${e(this.doing===null?`footage.prepare`:`status.working`)}
</button>
<slot></slot>
</div>
`}async lookAtClips(){let{request:e}=this;try{let t=await O(this.app.api,e);if(e!==this.request)return;this.told=t,this.unread=null}catch(n){e===this.request&&(this.unread=t(n))}}};_([v({attribute:!1})],A.prototype,`request`,void 0),_([v({attribute:!1})],A.prototype,`mayPrepare`,void 0),_([v({attribute:!1})],A.prototype,`hasUnfinished`,void 0),_([c()],A.prototype,`unread`,void 0),_([c()],A.prototype,`told`,void 0),_([c()],A.prototype,`chosen`,void 0),_([c()],A.prototype,`playing`,void 0),_([c()],A.prototype,`lacks`,void 0),_([i(`footage-guard-player`)],A.prototype,`player`,void 0),_([i(`#purpose`)],A.prototype,`purpose`,void 0),_([i(`#recipient`)],A.prototype,`recipient`,void 0),r(`footage-guard-request-footage`,A);var j=25914e5,M=class extends m{constructor(...e){super(...e),this.requestId=``,this.also=new Set,this.doesMute=!1,this.way=null,this.shown=this.watch(({api:e})=>({load:()=>e.ask(`requests/get`,{request_id:this.requestId,also:[...this.also]}),listen:t=>e.listen(`requests/subscribe`,{},({request_id:e})=>{e===this.requestId&&t()})})),this.toFootage=()=>{this.footage.focus()},this.askToDecline=()=>{this.doesMute=!1,this.dialog.show()},this.keep=()=>{this.dialog.close()}}static{this.styles=[...m.styles,n`
/* What is slotted in stands beside the other choice, and is as large as it. */
footage-guard-request-footage > * {
flex: 1 1 8em;
}
`]}render(){let{app:e}=this;return l`
<div class="stack">
${a(this.problem===null?null:e.say(this.problem))}
${o(this.shown.loaded,e,t=>{let{cameras:n,is_locked_down:r,role:i}=e.info,a=h(t,{cameras:n,isLockedDown:r,role:i},e.localizer,e.format);return this.request(t,a)})}
</div>
`}request(e,t){let{app:n}=this,{text:r}=n.localizer;return l`
<h2 tabindex="-1" dir="auto">${t.who}</h2>
<p>${t.kind}</p>
${s(t.state,!0)}
${t.mayDecline?l`
<p>${r(`inbox.may_decline`)}</p>
<div class="actions choice">
<button type="button" @click=${this.toFootage}>${r(`request.look`)}</button>
${this.declineButton()}
</div>
`:u}
${t.mayReopen?this.button(`reopen`,r(`request.reopen`),()=>this.reopen(e)):u}
<section class="card">${p(t.facts)}</section>
${t.supersedes===null?u:l`<p><a href=${n.path({page:`request`,id:t.supersedes})}>${r(`request.supersedes`)}</a></p>`}
<section class="card">
<h3>${r(`words.show`)}</h3>
${e.erased?l`<p>${r(`request.erased`)}</p>`:g(e,n)}
</section>
${this.drafts(t)}
<section class="stack">
<h3 id="footage" tabindex="-1">${r(`request.footage`)}</h3>
${y(e.request,n)}
${t.indoor.map(({camera:e,title:t})=>this.indoor(e,t))}
<footage-guard-request-footage
.app=${n}
.request=${e}
.mayPrepare=${t.mayPrepare}
.hasUnfinished=${t.unfinished!==null}
>
${t.mayDecline?this.declineButton():u}
</footage-guard-request-footage>
</section>
${t.mayVerify?this.verifying(e):u}
${this.mutes(e,t)}
<section class="stack">
<h3>${r(`request.history`)}</h3>
${p(t.history)}
</section>
${this.declining(e,t)}
`}button(e,t,n){return l`
<button
type="button"
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.act(e,async()=>{await n(),await this.shown.reload()})}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}declineButton(){return l`
<button type="button" @click=${this.askToDecline}>${this.app.localizer.text(`inbox.decline`)}</button>
`}drafts({drafts:e,mayOpenDrafts:t,unfinished:n}){if(e.length===0)return u;let{text:r}=this.app.localizer;return l`
<section class="stack">
<h3>${r(`request.drafts`)}</h3>
${n===null?u:l`<p>${r(`request.unfinished`)}</p>`}
<ul class="rows">
${e.map(({id:e,label:n})=>l`<li>${t?l`<a class="button" href=${this.app.path({page:`draft`,id:e})}>${n}</a>`:n}</li>`)}
</ul>
</section>
`}indoor(e,t){return l`
<label class="option">
<input type="checkbox" .checked=${this.also.has(e)} @change=${()=>void this.toggle(e)} />
<span>${this.app.localizer.text(`request.indoor`,{camera:t})}</span>
</label>
`}verifying(e){let{text:t}=this.app.localizer;return l`
<details>
<summary>${t(`verify.heading`)}</summary>
<div class="stack" role="radiogroup" aria-label=${t(`verify.heading`)}>
<p class="hint">${t(`verify.text`)}</p>
${S.map(e=>l`
<label class="option">
<input type="radio" name="way" .checked=${this.way===e} @change=${()=>this.way=e} />
${t(`way.${e[1]||`none`}`)}
</label>
`)}
<div class="actions">${this.button(`verify`,t(`verify.note`),()=>this.verify(e))}</div>
</div>
</details>
`}mutes(e,{mayEndMutes:t,mutes:n}){let{text:r}=this.app.localizer;return l`
<details>
<summary>${r(`mute.heading`)}</summary>
<div class="stack">
<p class="hint">${r(`mute.text`)}</p>
${n.map(({scope:n,label:i,muted:a})=>l`
<div class="stack">
<p>${i} ${a}</p>
<div class="actions">
${a===null?l`
${this.button(n,r(`mute.begin`),()=>this.mute(e,n,N()))}
${n===`requester`&&this.app.info.role===`approver`?this.button(`block`,r(`mute.block`),()=>this.mute(e,n)):u}
`:t?this.button(n,r(`mute.end`),()=>this.endMute(e,n)):u}
</div>
</div>
`)}
</div>
</details>
`}declining(e,{mutes:t}){let{text:n}=this.app.localizer;return l`
<footage-guard-dialog .heading=${n(`decline.heading`)} .isBusy=${this.doing===`decline`}>
<div class="stack">
${f(e.request,d(e),this.app.localizer).map(e=>l`<p>${e}</p>`)}
${t.some(({scope:e,muted:t})=>e===`requester`&&t===null)?l`
<label class="option">
<input type="checkbox" .checked=${this.doesMute} @change=${()=>this.doesMute=!this.doesMute} />
<span>${n(`decline.mute`)}</span>
</label>
`:u}
<div class="actions choice">
<button type="button" @click=${this.keep}>${n(`step_up.cancel`)}</button>
${this.button(`decline`,n(`inbox.decline`),()=>this.decline(e))}
</div>
</div>
</footage-guard-dialog>
`}async decline({request_id:e,version:t}){try{await this.app.api.ask(`requests/decline`,{request_id:e,version:t}),this.doesMute&&await this.app.api.ask(`requests/mute`,{request_id:e,scope:`requester`,until:N()})}finally{this.dialog.close(),this.heading.focus()}}async reopen({request_id:e,version:t}){await this.app.api.ask(`requests/reopen`,{request_id:e,version:t})}async verify({request_id:e,version:t}){if(this.way===null)return;let[n,r]=this.way;await this.app.api.ask(`requests/verify`,{request_id:e,version:t,level:n,method:r||`taken_back`}),this.way=null}async mute({request_id:e},t,n){await this.app.api.ask(`requests/mute`,{request_id:e,scope:t,...n===void 0?{}:{until:n}})}async endMute({request_id:e},t){await this.app.api.ask(`requests/mute`,{request_id:e,scope:t,end:!0})}async toggle(e){this.also=new Set(this.also.has(e)?[...this.also].filter(t=>t!==e):[...this.also,e]),await this.shown.reload()}};_([v()],M.prototype,`requestId`,void 0),_([c()],M.prototype,`also`,void 0),_([c()],M.prototype,`doesMute`,void 0),_([c()],M.prototype,`way`,void 0),_([i(`footage-guard-dialog`)],M.prototype,`dialog`,void 0),_([i(`h2`)],M.prototype,`heading`,void 0),_([i(`#footage`)],M.prototype,`footage`,void 0);var N=()=>new Date(Date.now()+j).toISOString();r(`footage-guard-request`,M);export{M as RequestPage};