import{K as e,L as t,M as n,N as r,P as i,R as a,U as o,V as s,m as c,n as l,w as u,z as d}from"./panel-frame-Bqq7yk48.js";import{t as f}from"./panel-propose-D19YC2la.js";import{i as p,n as m,r as h,t as g}from"./panel-people-view-Cra4KyG1.js";import{r as _}from"./panel-about-D9wFzFJC.js";import{t as v}from"./panel-policy-view-GOQnek-3.js";import{t as y}from"./panel-recovery-code-9fgRxzuB.js";var b=class extends l{constructor(...e){super(...e),this.told=()=>void 0,this.setPin=()=>{let{api:e,localizer:t}=this.app,{text:n}=t;return this.prove({heading:n(`keys.pin`),text:n(`keys.pin.text`),fields:[[`pin`,n(`keys.pin.new`)],[`pin_repeat`,n(`keys.pin.again`)]],run:async(t,{pin:r=``,pin_repeat:i=``})=>(await e.proveWith(`vault/set_pin`,{},{pin:r,pin_repeat:i},null,t),n(`keys.pin.set`))})},this.changePassphrase=()=>{let{api:e,localizer:t}=this.app,{text:n}=t;return this.prove({heading:n(`keys.passphrase`),text:n(`keys.passphrase.text`),fields:this.passphrases(),run:async(t,{passphrase:r=``,passphrase_repeat:i=``})=>(await e.proveWith(`vault/change_passphrase`,{},{passphrase:r,passphrase_repeat:i},null,t),n(`keys.changed`))})},this.recover=()=>{let{api:e,localizer:t,format:n}=this.app,{text:r}=t;return this.prove({heading:r(`keys.lost`),text:r(`keys.lost.text`),proof:`recovery_code`,fields:this.passphrases(),run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let o=await e.proveWith(`vault/recover`,{},{passphrase:i,passphrase_repeat:a},null,t);return r(`keys.recovery.asked`,{due:`due`in o?n.moment(o.due):``})}})}}render(){let{personId:e,localizer:{text:t},format:n}=this.app,{has_pin:r,has_one_time_codes:i,has_recovery_code:a,recoveries:c}=this.status,l=c.find(({person:t})=>t===e);return o`
<section class="stack">
<h3>${t(`keys.heading`)}</h3>
<ul class="rows">
<li class="card">
<h4>${t(`recovery.heading`)}</h4>
<footage-guard-recovery-code .app=${this.app} .hasCode=${a} .told=${this.told}>
</footage-guard-recovery-code>
</li>
<li class="card">
<h4>${t(`step_up.pin`)}</h4>
<p>${t(r?`keys.pin.has`:`keys.pin.none`)}</p>
<p class="hint">${t(`keys.pin.text`)} ${i?s:t(`keys.pin.useless`)}</p>
<div class="actions"><button type="button" @click=${this.setPin}>${t(`keys.pin`)}</button></div>
</li>
<li class="card">
<h4>${t(`step_up.passphrase`)}</h4>
<p class="hint">${t(`keys.passphrase.text`)}</p>
<div class="actions">
<button type="button" @click=${this.changePassphrase}>${t(`keys.passphrase`)}</button>
</div>
${l===void 0?a?o`
<p class="hint">${t(`keys.lost.text`)}</p>
<div class="actions">
<button type="button" @click=${this.recover}>${t(`keys.lost`)}</button>
</div>
`:s:o`<p class="hint">${t(`keys.recovery.asked`,{due:n.moment(l.due)})}</p>`}
</li>
</ul>
</section>
`}passphrases(){let{text:e}=this.app.localizer;return[[`passphrase`,e(`passphrase.new`)],[`passphrase_repeat`,e(`passphrase.repeat`)]]}async prove(e){let t=``;await this.app.prove({...e,action:e.heading,mayUseCode:!1,run:async(...n)=>{t=await e.run(...n)}})&&this.told(t)}};u([d({attribute:!1})],b.prototype,`status`,void 0),u([d({attribute:!1})],b.prototype,`told`,void 0),e(`footage-guard-own-keys`,b);var x=class extends l{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>p(e),listen:t=>e.listen(`ledger/subscribe`,{kinds:_},t)})),this.told=e=>{this.tell(()=>Promise.resolve(e))}}static{this.styles=[...l.styles,y]}render(){let{text:e}=this.app.localizer;return o`
<div class="stack">
<h2>${e(`nav.people`)}</h2>
<div role="status" tabindex="-1">${this.done===null?s:i(this.done)}</div>
${n(this.problem===null?null:this.app.say(this.problem))}
${r(this.household.loaded,this.app,e=>{let{personId:t,localizer:n,format:r}=this.app,i=m(e.people,t,Date.now(),n,r);return o`
${this.underWay(e,i)} ${this.people(i)} ${this.invited(i)}
${i.isApprover?this.invite(i):s}
<footage-guard-own-keys .app=${this.app} .status=${e.status} .told=${this.told}></footage-guard-own-keys>
`})}
</div>
`}underWay(e,{changes:t}){let{localizer:n,format:r,api:i}=this.app,{recoveries:a}=e.status;if(t.length+a.length===0)return s;let l=g(e.people,n);return o`
<section class="stack">
<h3>${n.text(`people.changes`)}</h3>
<ul class="rows">
${c(t,({id:e})=>e,t=>o`
<li class="card">
<h4 id=${t.id}>${t.heading}</h4>
${this.linesOf(t,e)}
<p>${t.line}</p>
<div class="actions choice">
${t.mayAgree?this.button(`change.agree`,()=>this.agree(t,e)):this.elsewhere(t)}
${this.button(`change.stop`,()=>this.stop(()=>i.ask(`policy/stop`,{change_id:t.id})))}
</div>
</li>
`)}
${c(a,({change_id:e})=>e,e=>o`
<li class="card">
<p>${h(e,l,n,r)}</p>
<div class="actions">
${this.button(`change.stop`,()=>this.stop(()=>i.ask(`vault/stop_recovery`,{change_id:e.change_id})))}
</div>
</li>
`)}
</ul>
</section>
`}elsewhere({id:e,kind:t}){let{localizer:n,path:r}=this.app,i=S.get(t);if(i===void 0)return s;let[a,c]=i;return o`<a class="button" aria-describedby=${e} href=${r({page:a})}>${n.text(c)}</a>`}linesOf({id:e,kind:t},{people:n,policy:r}){let{localizer:i,format:a}=this.app,s=n.changes.find(({change_id:t})=>t===e);return t!==`policy/apply`||s===void 0?[]:v(r,s.statement,g(n,i),i,a).map(e=>o`<p>${e}</p>`)}people({people:e,left:t}){let{info:n,localizer:r,format:i}=this.app,{text:a}=r,l={needed:i.number(n.needed),voters:i.number(n.voters)};return o`
<section class="stack">
<h3>${a(`people.enrolled`)}</h3>
<p>${a(`people.needs`,l)}</p>
<ul class="rows">
${c(e,({id:e})=>e,({id:e,name:t,heading:n,lines:r,isMe:i,mayRemove:a})=>o`
<li class="card">
<h4 dir="auto">${n}</h4>
${r.map(e=>o`<p>${e}</p>`)}
${a?o`
<div class="actions">
${this.button(i?`people.remove.self`:`people.remove`,()=>this.takeOut(e,t))}
</div>
`:s}
</li>
`)}
</ul>
${t.map(e=>o`<p class="hint">${e}</p>`)}
</section>
`}invited({invitations:e,isApprover:t}){if(e.length===0)return s;let{api:n,localizer:r}=this.app;return o`
<section class="stack">
<h3>${r.text(`people.invitations`)}</h3>
<ul class="rows">
${c(e,({id:e})=>e,({id:e,name:r,line:i})=>o`
<li class="card">
<h4 dir="auto">${r}</h4>
<p>${i}</p>
${t?o`
<div class="actions">
${this.button(`people.uninvite`,()=>this.stop(()=>n.ask(`approvers/remove`,{person_id:e})))}
</div>
`:s}
</li>
`)}
</ul>
</section>
`}invite({eligible:e}){let{text:t}=this.app.localizer;return o`
<section class="stack">
<h3>${t(`people.invite`)}</h3>
<p class="hint">${t(`people.invite.text`)}</p>
${e.length===0?o`<p>${t(`people.eligible.none`)}</p>`:o`
<form
class="stack"
@submit=${t=>{t.preventDefault();let n=t.target.querySelector(`select`);this.inviteOne(n?.value??``,e)}}
>
<label>
${t(`people.invite.who`)}
<select required>
<option value=""></option>
${c(e,({id:e})=>e,({id:e,name:t})=>o`<option value=${e}>${t}</option>`)}
</select>
</label>
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>${t(`people.invite.do`)}</button>
</div>
</form>
`}
</section>
`}button(e,t){return o`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void t()}>
${this.app.localizer.text(e)}
</button>
`}inviteOne(e,t){let{text:n}=this.app.localizer,r=t.find(({id:t})=>t===e)?.name??``;return this.tell(()=>f(this,`approvers/invite`,{person_id:e},()=>({heading:n(`change.invite`,{name:r}),lines:[n(`people.invite.text`)]})))}agree({id:e,kind:t,heading:n,needed:r},{people:i,policy:a}){let{localizer:o,format:s}=this.app,c={change_id:e};return this.tell(()=>t===`policy/apply`?f(this,t,c,e=>({heading:n,needed:r,lines:v(a,e,g(i,o),o,s)})):f(this,`approvers/invite`,c,()=>({heading:n,needed:r,lines:[o.text(`people.invite.text`)]})))}async takeOut(e,t){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r;await i({heading:`${a(`people.remove`)}: ${t}`,text:a(`people.remove.text`,{name:t}),action:a(`people.remove`),mayUseCode:!1,proof:`none`,run:()=>n.ask(`approvers/remove`,{person_id:e})})&&this.told(a(`people.removed`))}stop(e){return this.tell(async()=>(await e(),this.app.localizer.text(`change.stopped`)))}async tell(e){this.doing===null&&(this.done=null,await this.act(`people`,async()=>{this.done=await e()}),await Promise.all([this.household.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())}};u([a()],x.prototype,`done`,void 0),u([t(`[role=status]`)],x.prototype,`said`,void 0);var S=new Map([[`vault/export_identity`,[`vault`,`policy.more.link`]],[`intake/create`,[`asking`,`change.intake.link`]]]);e(`footage-guard-people`,x);export{x as PeoplePage};