import{D as e,N as t,O as n,S as r,b as i,j as a,k as o,p as s,v as c,w as l,y as u}from"./panel-frame-OO019Adf.js";import{c as d,l as f,n as p,o as m,s as h,t as g}from"./panel-propose-Ult05GZ_.js";var _=class extends s{constructor(...e){super(...e),this.told=()=>void 0,this.setPin=()=>{let{api:e,localizer:t}=this.app,{text:n}=t;return this.prove({heading:n(`keys.pin`),text:n(`keys.pin.text`),fields:[[`pin`,n(`keys.pin.new`)],[`pin_repeat`,n(`keys.pin.again`)]],run:async(t,{pin:r=``,pin_repeat:i=``})=>(await e.proveWith(`vault/set_pin`,{},{pin:r,pin_repeat:i},null,t),n(`keys.pin.set`))})},this.changePassphrase=()=>{let{api:e,localizer:t}=this.app,{text:n}=t;return this.prove({heading:n(`keys.passphrase`),text:n(`keys.passphrase.text`),fields:this.passphrases(),run:async(t,{passphrase:r=``,passphrase_repeat:i=``})=>(await e.proveWith(`vault/change_passphrase`,{},{passphrase:r,passphrase_repeat:i},null,t),n(`keys.changed`))})},this.recover=()=>{let{api:e,localizer:t,format:n}=this.app,{text:r}=t;return this.prove({heading:r(`keys.lost`),text:r(`keys.lost.text`),proof:`recovery_code`,fields:this.passphrases(),run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let o=await e.proveWith(`vault/recover`,{},{passphrase:i,passphrase_repeat:a},null,t);return r(`keys.recovery.asked`,{due:`due`in o?n.moment(o.due):``})}})}}render(){let{text:e}=this.app.localizer,{has_pin:n,has_one_time_codes:r,has_recovery_code:i}=this.status;return t`
<section class="stack">
<h3>${e(`keys.heading`)}</h3>
<ul class="rows">
<li class="card">
<h4>${e(`recovery.heading`)}</h4>
<footage-guard-recovery-code .app=${this.app} .hasCode=${i} .told=${this.told}>
</footage-guard-recovery-code>
</li>
<li class="card">
<h4>${e(`step_up.pin`)}</h4>
<p>${e(n?`keys.pin.has`:`keys.pin.none`)}</p>
<p class="hint">${e(`keys.pin.text`)} ${r?a:e(`keys.pin.useless`)}</p>
<div class="actions"><button type="button" @click=${this.setPin}>${e(`keys.pin`)}</button></div>
</li>
<li class="card">
<h4>${e(`step_up.passphrase`)}</h4>
<p class="hint">${e(`keys.passphrase.text`)}</p>
<div class="actions">
<button type="button" @click=${this.changePassphrase}>${e(`keys.passphrase`)}</button>
</div>
${i?t`
<p class="hint">${e(`keys.lost.text`)}</p>
<div class="actions">
<button type="button" @click=${this.recover}>${e(`keys.lost`)}</button>
</div>
`:a}
</li>
</ul>
</section>
`}passphrases(){let{text:e}=this.app.localizer;return[[`passphrase`,e(`passphrase.new`)],[`passphrase_repeat`,e(`passphrase.repeat`)]]}async prove(e){let t=``;await this.app.prove({...e,action:e.heading,mayUseCode:!1,run:async(...n)=>{t=await e.run(...n)}})&&this.told(t)}};r([o({attribute:!1})],_.prototype,`status`,void 0),r([o({attribute:!1})],_.prototype,`told`,void 0),l(`footage-guard-own-keys`,_);var v=class extends s{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>f(e)})),this.told=e=>{this.tell(()=>Promise.resolve(e))}}render(){let{text:e}=this.app.localizer;return t`
<div class="stack">
<h2>${e(`nav.people`)}</h2>
<div role="status" tabindex="-1">${this.done===null?a:i(this.done)}</div>
${c(this.problem===null?null:this.app.say(this.problem))}
${u(this.household.loaded,this.app,e=>{let{personId:n,localizer:r,format:i}=this.app,o=h(e.people,n,Date.now(),r,i);return t`
${this.underWay(e,o)} ${this.people(o)} ${this.invited(o)}
${o.isApprover?this.invite(o):a}
<footage-guard-own-keys .app=${this.app} .status=${e.status} .told=${this.told}></footage-guard-own-keys>
`})}
</div>
`}underWay(e,{changes:n}){let{localizer:r,format:i,api:o}=this.app,{recoveries:s}=e.status;if(n.length+s.length===0)return a;let c=m(e.people,r);return t`
<section class="stack">
<h3>${r.text(`people.changes`)}</h3>
<ul class="rows">
${n.map(n=>t`
<li class="card">
<h4>${n.heading}</h4>
${this.linesOf(n,e)}
<p>${n.line}</p>
<div class="actions choice">
${n.mayAgree?this.button(`change.agree`,()=>this.agree(n,e)):a}
${this.button(`change.stop`,()=>this.stop(()=>o.ask(`policy/stop`,{change_id:n.id})))}
</div>
</li>
`)}
${s.map(e=>t`
<li class="card">
<p>${d(e,c,r,i)}</p>
<div class="actions">
${this.button(`change.stop`,()=>this.stop(()=>o.ask(`vault/stop_recovery`,{change_id:e.change_id})))}
</div>
</li>
`)}
</ul>
</section>
`}linesOf({id:e,kind:n},{people:r,policy:i}){let{localizer:a,format:o}=this.app,s=r.changes.find(({change_id:t})=>t===e);return n!==`policy/apply`||s===void 0?[]:p(i,s.statement,m(r,a),a,o).map(e=>t`<p>${e}</p>`)}people({people:e,left:n}){let{text:r}=this.app.localizer;return t`
<section class="stack">
<h3>${r(`people.enrolled`)}</h3>
<ul class="rows">
${e.map(({id:e,name:n,heading:r,lines:i,isMe:o,mayRemove:s})=>t`
<li class="card">
<h4 dir="auto">${r}</h4>
${i.map(e=>t`<p>${e}</p>`)}
${s?t`
<div class="actions">
${this.button(o?`people.remove.self`:`people.remove`,()=>this.takeOut(e,n))}
</div>
`:a}
</li>
`)}
</ul>
${n.map(e=>t`<p class="hint">${e}</p>`)}
</section>
`}invited({invitations:e,isApprover:n}){if(e.length===0)return a;let{api:r,localizer:i}=this.app;return t`
<section class="stack">
<h3>${i.text(`people.invitations`)}</h3>
<ul class="rows">
${e.map(({id:e,name:i,line:o})=>t`
<li class="card">
<h4 dir="auto">${i}</h4>
<p>${o}</p>
${n?t`
<div class="actions">
${this.button(`people.uninvite`,()=>this.stop(()=>r.ask(`approvers/remove`,{person_id:e})))}
</div>
`:a}
</li>
`)}
</ul>
</section>
`}invite({eligible:e}){let{text:n}=this.app.localizer;return t`
<section class="stack">
<h3>${n(`people.invite`)}</h3>
<p class="hint">${n(`people.invite.text`)}</p>
${e.length===0?t`<p>${n(`people.eligible.none`)}</p>`:t`
<form
class="stack"
@submit=${t=>{t.preventDefault();let n=t.target.querySelector(`select`);this.inviteOne(n?.value??``,e)}}
>
<label>
${n(`people.invite.who`)}
<select required>
<option value=""></option>
${e.map(({id:e,name:n})=>t`<option value=${e}>${n}</option>`)}
</select>
</label>
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>${n(`people.invite.do`)}</button>
</div>
</form>
`}
</section>
`}button(e,n){return t`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void n()}>
${this.app.localizer.text(e)}
</button>
`}inviteOne(e,t){let{text:n}=this.app.localizer,r=t.find(({id:t})=>t===e)?.name??``;return this.tell(()=>g(this.app,`approvers/invite`,{person_id:e},()=>({heading:n(`change.invite`,{name:r}),lines:[n(`people.invite.text`)]})))}agree({id:e,kind:t,heading:n},{people:r,policy:i}){let{localizer:a,format:o}=this.app,s={change_id:e};return this.tell(()=>t===`policy/apply`?g(this.app,t,s,e=>({heading:n,lines:p(i,e,m(r,a),a,o)})):g(this.app,`approvers/invite`,s,()=>({heading:n,lines:[a.text(`people.invite.text`)]})))}async takeOut(e,t){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r;await i({heading:`${a(`people.remove`)}: ${t}`,text:a(`people.remove.text`,{name:t}),action:a(`people.remove`),mayUseCode:!1,proof:`none`,run:()=>n.ask(`approvers/remove`,{person_id:e})})&&this.told(a(`people.removed`))}stop(e){return this.tell(async()=>(await e(),this.app.localizer.text(`change.stopped`)))}async tell(e){this.doing===null&&(this.done=null,await this.act(`people`,async()=>{this.done=await e()}),await Promise.all([this.household.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())}};r([n()],v.prototype,`done`,void 0),r([e(`[role=status]`)],v.prototype,`said`,void 0),l(`footage-guard-people`,v);export{v as PeoplePage};