import{A as e,C as t,I as n,L as r,M as i,O as a,P as o,S as s,T as c,a as l,b as u,i as d,k as f,n as p,o as m,r as h,s as g,t as _,v,w as y,x as b}from"./panel-frame-D7CVcStF.js";import{t as x}from"./panel-own-image-BegiCIQv.js";import{a as S,i as C,l as w,o as T,r as E}from"./panel-player-D3PX-Oxf.js";import{n as D}from"./panel-checkpoint-DhaMZ2GV.js";import{t as O}from"./panel-timeline-Cam53FQ5.js";var k=new Set([`received`,`pending`,`approved`,`set_aside`]),A=new Set([`declined`,`set_aside`]),j=new Set([`received`,`pending`,`declined`,`set_aside`]),M=new Set([`drafted`,`frozen`,`voting`]),N=(e,t,n,r)=>{let{text:i}=n,{request:a,state:o}=e,s=a.channel===`automation`,c=t.role===`approver`,l=c&&!t.isLockedDown,u=s?`automation`:p(a.legal_basis.claimed)?`process`:`voluntary`,d=e.drafts.map(e=>({id:e.draft_id,isUnfinished:M.has(e.state),label:i(`request.draft.${e.state}`)}));return{who:m({channel:a.channel,...a.requester},n),kind:i(`inbox.${u}.hint`),state:i(`stands.${o}`),facts:P(e,n,r),history:z(e,n,r),drafts:d,mayOpenDrafts:c,unfinished:(c?d.find(({isUnfinished:e})=>e):void 0)??null,supersedes:a.supersedes,mayDecline:k.has(o),mayReopen:A.has(o)&&l,mayVerify:j.has(o)&&!s&&l,mayPrepare:o===`pending`&&l,mayEndMutes:l,mutes:B(e,t.mutes,n,r),indoor:t.cameras.filter(({indoor:e})=>e)}},P=({request:e,verification:t,outside:n,door:r},i,a)=>{let{text:o}=i,{requester:s,scope:c,legal_basis:u,incident:f}=e,p=e=>e===``?``:o(`request.says`,{value:e}),m=e=>e===null?``:p(a.moment(e));return[[o(`request.who`),d(s.type,i)],[o(`request.verified`),l(t.level,t.method,i)],[o(`request.door`),r??``],[o(`request.window`),a.span(c.window_from,c.window_to)],[o(`request.length`),a.duration(Date.parse(c.window_to)-Date.parse(c.window_from))],[o(`request.media`),F(c,i)],[o(`request.area`),p(I(c.area,i,a))],[o(`request.basis`),h(u.claimed,i)],[o(`request.closes`),a.day(new Date(e.closes_ms).toISOString())],[o(`request.outside`),e.channel===`automation`?``:o(`outside.${n}`)],[o(`request.recipient`),e.proposal?.recipient??``],[o(`request.hand_over`),e.proposal?.hand_over===!0?o(`request.hand_over.text`):``],[o(`request.case`),p(e.case_reference)],[o(`request.incident`),p(o(`incident.${f.type}`))],[o(`request.occurred`),p(R(f,a))],[o(`request.contact`),p([s.email,s.phone].filter(e=>e!==``).join(`, `))],[o(`request.badge`),p(s.badge)],[o(`request.docket`),p(u.docket)],[o(`request.served`),m(u.served_at)],[o(`request.return_by`),m(u.return_by)],[o(`request.respond_by`),m(e.respond_by)],[o(`process.document`),p(D(u.document_sha256??``).join(` `))],[o(`request.nondisclosure`),u.nondisclosure?o(`request.nondisclosure.text`):``]].filter(e=>e[1]!==``)},F=({media:e,wants_audio:t},{text:n})=>[...e.map(e=>n(`media.${e}`)),...t?[n(`media.audio`)]:[]].join(`, `),I=(e,{text:t},n)=>e===null?``:`points`in e?t(`request.area.polygon`,{corners:e.points.map(L).join(`; `)}):t(`request.area.circle`,{radius:n.number(Math.round(e.radius_m)),center:L(e.center)}),L=({latitude:e,longitude:t})=>`${e.toFixed(5)}, ${t.toFixed(5)}`,R=({occurred_from:e,occurred_to:t},n)=>{if(e!==null&&t!==null)return n.span(e,t);let r=e??t;return r===null?``:n.moment(r)},z=(e,{text:t},n)=>{let r=e=>n.moment(new Date(e).toISOString()),{at_ms:i}=e.verification;return[[t(`request.received`),r(e.request.received_ms)],...i===null?[]:[[t(`request.verified_at`),r(i)]],[t(`request.changed`),n.moment(e.changed)]]},B=({request_id:e,request:t},n,{text:r},i)=>{let{requester:a,case_reference:o}=t,s=a.organisation||a.person_name;return[...s===``?[]:[[`requester`,s]],...o===``?[]:[[`case`,o]],[`everything`,null]].map(([t,a])=>{let o=n.find(n=>n.scope===t&&(n.about===a||n.request_id===e));return{scope:t,label:r(`mute.${t}`),muted:o===void 0?null:V(o,r,i)}})},V=({until:e},t,n)=>e===null?t(`mute.on`):t(`mute.until`,{until:n.moment(e)}),H=200,U=10,W=async(e,{request:t,matches:n})=>{let r=new Map,i=n.filter(({clips:e})=>e.length>0).map(e=>e.camera);if(i.length===0)return r;let{window_from:a,window_to:o}=t.scope,s;for(let t=0;t<U;t+=1){let{clips:t,more:n}=await e.ask(`clips/list`,{camera:i,from:a,to:o,limit:H,...s===void 0?{}:{before:s}});for(let e of t)r.set(e.clip_id,e);if(s=t.at(-1)?.clip_id,!n||s===void 0)break}return r},G=[`app`,`request`,`told`],K=class extends g{constructor(...e){super(...e),this.mayPrepare=!1,this.hasUnfinished=!1,this.told=new Map,this.chosen=new Set,this.playing=null,this.lacks=null,this.play=e=>{this.playing=e,this.updateComplete.then(()=>this.player?.open())},this.choose=e=>{this.lacks=null,this.chosen=new Set(this.chosen.has(e)?[...this.chosen].filter(t=>t!==e):[...this.chosen,e])},this.prepare=()=>{let{text:e}=this.app.localizer,t=E(this.request.matches,this.chosen),n=S(this.request.request),r={purpose:this.purpose?.value.trim()??``,recipient:this.recipient?.value.trim()??``};this.lacks=t.length===0?e(`footage.none_chosen`):t.length>50?e(`footage.too_many`,{most:this.app.format.number(50)}):n.recipient&&r.recipient===``||n.purpose&&r.purpose===``?e(`footage.missing`):null,this.lacks===null&&this.act(`prepare`,async()=>{let e=T(this.request.request,t,r),{draft_id:n}=await this.app.api.ask(`draft/create`,{request_id:this.request.request_id,draft:e});this.app.go({page:`draft`,id:n})})}}willUpdate(e){if(e.has(`request`)&&this.lookAtClips(),!G.some(t=>e.has(t)))return;let{request:t,told:n}=this,{window_from:r,window_to:i}=t.request.scope;this.view=O({window:{from:r,to:i},matches:t.matches,cameras:this.app.info.cameras,told:n,named:t.request.proposal?.clip_ids??[]},this.app.localizer,this.app.format)}render(){let{text:e}=this.app.localizer,{view:n}=this;return o`
<div class="stack">
${t(this.problem===null?null:this.app.say(this.problem))}
${n.isEmpty?b(e(`footage.empty.heading`),e(`footage.empty.text`)):i}
${n.rows.length===0?i:o`<footage-guard-timeline
.app=${this.app}
.view=${n}
.chosen=${this.chosen}
.playing=${this.playing}
.play=${this.play}
.choose=${this.choose}
></footage-guard-timeline>`}
${this.playing===null?i:this.watched(this.playing)}
${this.mayPrepare&&!n.isEmpty?this.preparing():i}
</div>
`}watched(e){let{text:t}=this.app.localizer,n=this.view.rows.find(({clips:t})=>t.some(t=>t.id===e)),r=`${n?.title??``}: ${n?.clips.find(t=>t.id===e)?.label??``}`;return o`
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
`}preparing(){let{text:e}=this.app.localizer,{format:n}=this.app,{request:r}=this.request,a=E(this.request.matches,this.chosen),s=S(r);return o`
<p role="status">
${a.length===0?e(`footage.none_chosen`):e(`footage.chosen`,{count:n.number(a.length),length:n.duration(C(a,r))})}
</p>
${s.recipient?o`<label>${e(`footage.recipient`)}<input id="recipient" type="text" maxlength="80" autocomplete="off" /></label>`:i}
${s.purpose?o`<label>${e(`footage.purpose`)}<input id="purpose" type="text" maxlength="500" autocomplete="off" /></label>`:i}
<p class="hint">${e(this.hasUnfinished?`footage.another`:`footage.hint`)}</p>
${t(this.lacks)}
<div class="actions choice">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.prepare}>
${e(this.doing===null?`footage.prepare`:`status.working`)}
</button>
<slot></slot>
</div>
`}async lookAtClips(){let{request:e}=this;try{let t=await W(this.app.api,e);e===this.request&&(this.told=t)}catch(e){this.problem=u(e)}}};v([e({attribute:!1})],K.prototype,`request`,void 0),v([e({attribute:!1})],K.prototype,`mayPrepare`,void 0),v([e({attribute:!1})],K.prototype,`hasUnfinished`,void 0),v([f()],K.prototype,`told`,void 0),v([f()],K.prototype,`chosen`,void 0),v([f()],K.prototype,`playing`,void 0),v([f()],K.prototype,`lacks`,void 0),v([a(`footage-guard-player`)],K.prototype,`player`,void 0),v([a(`#purpose`)],K.prototype,`purpose`,void 0),v([a(`#recipient`)],K.prototype,`recipient`,void 0),r(`footage-guard-request-footage`,K);var q=2592e6,J=class extends g{constructor(...e){super(...e),this.requestId=``,this.also=new Set,this.doesMute=!1,this.way=null,this.shown=this.watch(({api:e})=>({load:async()=>{let[t,{mutes:n}]=await Promise.all([e.ask(`requests/get`,{request_id:this.requestId,also:[...this.also]}),e.ask(`requests/list`,{limit:1})]);return{request:t,mutes:n}},listen:t=>e.listen(`requests/subscribe`,{},({request_id:e})=>{e===this.requestId&&t()})})),this.toFootage=()=>{this.footage.focus()},this.askToDecline=()=>{this.doesMute=!1,this.dialog.show()},this.keep=()=>{this.dialog.close()}}static{this.styles=[...g.styles,n`
/* What is slotted in stands beside the other choice, and is as large as it. */
footage-guard-request-footage > * {
flex: 1 1 8em;
}
`]}render(){let{app:e}=this;return o`
<div class="stack">
${t(this.problem===null?null:e.say(this.problem))}
${y(this.shown.loaded,e,({request:t,mutes:n})=>{let{cameras:r,is_locked_down:i,role:a}=e.info,o=N(t,{cameras:r,mutes:n,isLockedDown:i,role:a},e.localizer,e.format);return this.request(t,o)})}
</div>
`}request(e,t){let{app:n}=this,{text:r}=n.localizer;return o`
<h2 tabindex="-1" dir="auto">${t.who}</h2>
<p>${t.kind}</p>
${c(t.state,!0)}
${t.mayDecline?o`
<p>${r(`inbox.may_decline`)}</p>
<div class="actions choice">
<button type="button" @click=${this.toFootage}>${r(`request.look`)}</button>
${this.declineButton()}
</div>
`:i}
${t.mayReopen?this.button(`reopen`,r(`request.reopen`),()=>this.reopen(e)):i}
<section class="card">${s(t.facts)}</section>
${t.supersedes===null?i:o`<p><a href=${n.path({page:`request`,id:t.supersedes})}>${r(`request.supersedes`)}</a></p>`}
<section class="card">
<h3>${r(`words.show`)}</h3>
${e.erased?o`<p>${r(`request.erased`)}</p>`:_(e,n)}
</section>
${this.drafts(t)}
<section class="stack">
<h3 id="footage" tabindex="-1">${r(`request.footage`)}</h3>
${x(e.request,n)}
${t.indoor.map(({camera:e,title:t})=>this.indoor(e,t))}
<footage-guard-request-footage
.app=${n}
.request=${e}
.mayPrepare=${t.mayPrepare}
.hasUnfinished=${t.unfinished!==null}
>
${t.mayDecline?this.declineButton():i}
</footage-guard-request-footage>
</section>
${t.mayVerify?this.verifying(e):i}
${this.mutes(e,t)}
<section class="stack">
<h3>${r(`request.history`)}</h3>
${s(t.history)}
</section>
${this.declining(e,t)}
`}button(e,t,n){return o`
<button
type="button"
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.act(e,async()=>{await n(),await this.shown.reload()})}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}declineButton(){return o`
<button type="button" @click=${this.askToDecline}>${this.app.localizer.text(`inbox.decline`)}</button>
`}drafts({drafts:e,mayOpenDrafts:t,unfinished:n}){if(e.length===0)return i;let{text:r}=this.app.localizer;return o`
<section class="stack">
<h3>${r(`request.drafts`)}</h3>
${n===null?i:o`<p>${r(`request.unfinished`)}</p>`}
<ul class="rows">
${e.map(({id:e,label:n})=>o`<li>${t?o`<a class="button" href=${this.app.path({page:`draft`,id:e})}>${n}</a>`:n}</li>`)}
</ul>
</section>
`}indoor(e,t){return o`
<label class="option">
<input type="checkbox" .checked=${this.also.has(e)} @change=${()=>void this.toggle(e)} />
<span>${this.app.localizer.text(`request.indoor`,{camera:t})}</span>
</label>
`}verifying(e){let{text:t}=this.app.localizer;return o`
<details>
<summary>${t(`verify.heading`)}</summary>
<div class="stack" role="radiogroup" aria-label=${t(`verify.heading`)}>
<p class="hint">${t(`verify.text`)}</p>
${w.map(e=>o`
<label class="option">
<input type="radio" name="way" .checked=${this.way===e} @change=${()=>this.way=e} />
${t(`way.${e[1]||`none`}`)}
</label>
`)}
<div class="actions">${this.button(`verify`,t(`verify.note`),()=>this.verify(e))}</div>
</div>
</details>
`}mutes(e,{mayEndMutes:t,mutes:n}){let{text:r}=this.app.localizer;return o`
<details>
<summary>${r(`mute.heading`)}</summary>
<div class="stack">
<p class="hint">${r(`mute.text`)}</p>
${n.map(({scope:n,label:a,muted:s})=>o`
<div class="stack">
<p>${a} ${s}</p>
<div class="actions">
${s===null?o`
${this.button(n,r(`mute.begin`),()=>this.mute(e,n,Y()))}
${n===`requester`&&this.app.info.role===`approver`?this.button(`block`,r(`mute.block`),()=>this.mute(e,n)):i}
`:t?this.button(n,r(`mute.end`),()=>this.endMute(e,n)):i}
</div>
</div>
`)}
</div>
</details>
`}declining(e,{mutes:t}){let{text:n}=this.app.localizer;return o`
<footage-guard-dialog .heading=${n(`decline.heading`)} .isBusy=${this.doing===`decline`}>
<div class="stack">
<p>${n(e.request.channel===`automation`?`decline.automation`:`decline.text`)}</p>
${t.some(({scope:e,muted:t})=>e===`requester`&&t===null)?o`
<label class="option">
<input type="checkbox" .checked=${this.doesMute} @change=${()=>this.doesMute=!this.doesMute} />
<span>${n(`decline.mute`)}</span>
</label>
`:i}
<div class="actions choice">
<button type="button" @click=${this.keep}>${n(`step_up.cancel`)}</button>
${this.button(`decline`,n(`inbox.decline`),()=>this.decline(e))}
</div>
</div>
</footage-guard-dialog>
`}async decline({request_id:e,version:t}){try{await this.app.api.ask(`requests/decline`,{request_id:e,version:t}),this.doesMute&&await this.app.api.ask(`requests/mute`,{request_id:e,scope:`requester`,until:Y()})}finally{this.dialog.close(),this.heading.focus()}}async reopen({request_id:e,version:t}){await this.app.api.ask(`requests/reopen`,{request_id:e,version:t})}async verify({request_id:e,version:t}){if(this.way===null)return;let[n,r]=this.way;await this.app.api.ask(`requests/verify`,{request_id:e,version:t,level:n,method:r||`taken_back`}),this.way=null}async mute({request_id:e},t,n){await this.app.api.ask(`requests/mute`,{request_id:e,scope:t,...n===void 0?{}:{until:n}})}async endMute({request_id:e},t){await this.app.api.ask(`requests/mute`,{request_id:e,scope:t,end:!0})}async toggle(e){this.also=new Set(this.also.has(e)?[...this.also].filter(t=>t!==e):[...this.also,e]),await this.shown.reload()}};v([e()],J.prototype,`requestId`,void 0),v([f()],J.prototype,`also`,void 0),v([f()],J.prototype,`doesMute`,void 0),v([f()],J.prototype,`way`,void 0),v([a(`footage-guard-dialog`)],J.prototype,`dialog`,void 0),v([a(`h2`)],J.prototype,`heading`,void 0),v([a(`#footage`)],J.prototype,`footage`,void 0);var Y=()=>new Date(Date.now()+q).toISOString();r(`footage-guard-request`,J);export{J as RequestPage};