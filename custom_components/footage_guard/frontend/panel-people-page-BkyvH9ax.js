import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,S as s,g as c,s as l,x as u}from"./panel-frame-Bq-v3esW.js";import{t as d}from"./panel-propose-BRWK5HbA.js";import{i as f,n as p,r as m,t as h}from"./panel-people-view-PZNqVVhx.js";import{t as g}from"./panel-policy-view-CkjpOBqz.js";import{t as _}from"./panel-recovery-code-D3PPmEgL.js";var v=class extends l{constructor(...e){super(...e),this.told=()=>void 0,this.setPin=()=>{let{api:e,localizer:t}=this.app,{text:n}=t;return this.prove({heading:n(`keys.pin`),text:n(`keys.pin.text`),fields:[[`pin`,n(`keys.pin.new`)],[`pin_repeat`,n(`keys.pin.again`)]],run:async(t,{pin:r=``,pin_repeat:i=``})=>(await e.proveWith(`vault/set_pin`,{},{pin:r,pin_repeat:i},null,t),n(`keys.pin.set`))})},this.changePassphrase=()=>{let{api:e,localizer:t}=this.app,{text:n}=t;return this.prove({heading:n(`keys.passphrase`),text:n(`keys.passphrase.text`),fields:this.passphrases(),run:async(t,{passphrase:r=``,passphrase_repeat:i=``})=>(await e.proveWith(`vault/change_passphrase`,{},{passphrase:r,passphrase_repeat:i},null,t),n(`keys.changed`))})},this.recover=()=>{let{api:e,localizer:t,format:n}=this.app,{text:r}=t;return this.prove({heading:r(`keys.lost`),text:r(`keys.lost.text`),proof:`recovery_code`,fields:this.passphrases(),run:async(t,{passphrase:i=``,passphrase_repeat:a=``})=>{let o=await e.proveWith(`vault/recover`,{},{passphrase:i,passphrase_repeat:a},null,t);return r(`keys.recovery.asked`,{due:`due`in o?n.moment(o.due):``})}})}}render(){let{text:t}=this.app.localizer,{has_pin:n,has_one_time_codes:r,has_recovery_code:i}=this.status;return a`
<section class="stack">
<h3>${t(`keys.heading`)}</h3>
<ul class="rows">
<li class="card">
<h4>${t(`recovery.heading`)}</h4>
<footage-guard-recovery-code .app=${this.app} .hasCode=${i} .told=${this.told}>
</footage-guard-recovery-code>
</li>
<li class="card">
<h4>${t(`step_up.pin`)}</h4>
<p>${t(n?`keys.pin.has`:`keys.pin.none`)}</p>
<p class="hint">${t(`keys.pin.text`)} ${r?e:t(`keys.pin.useless`)}</p>
<div class="actions"><button type="button" @click=${this.setPin}>${t(`keys.pin`)}</button></div>
</li>
<li class="card">
<h4>${t(`step_up.passphrase`)}</h4>
<p class="hint">${t(`keys.passphrase.text`)}</p>
<div class="actions">
<button type="button" @click=${this.changePassphrase}>${t(`keys.passphrase`)}</button>
</div>
${i?a`
<p class="hint">${t(`keys.lost.text`)}</p>
<div class="actions">
<button type="button" @click=${this.recover}>${t(`keys.lost`)}</button>
</div>
`:e}
</li>
</ul>
</section>
`}passphrases(){let{text:e}=this.app.localizer;return[[`passphrase`,e(`passphrase.new`)],[`passphrase_repeat`,e(`passphrase.repeat`)]]}async prove(e){let t=``;await this.app.prove({...e,action:e.heading,mayUseCode:!1,run:async(...n)=>{t=await e.run(...n)}})&&this.told(t)}};c([o({attribute:!1})],v.prototype,`status`,void 0),c([o({attribute:!1})],v.prototype,`told`,void 0),i(`footage-guard-own-keys`,v);var y=class extends l{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>f(e)})),this.told=e=>{this.tell(()=>Promise.resolve(e))}}static{this.styles=[...l.styles,_]}render(){let{text:n}=this.app.localizer;return a`
<div class="stack">
<h2>${n(`nav.people`)}</h2>
<div role="status" tabindex="-1">${this.done===null?e:t(this.done)}</div>
${u(this.problem===null?null:this.app.say(this.problem))}
${s(this.household.loaded,this.app,t=>{let{personId:n,localizer:r,format:i}=this.app,o=p(t.people,n,Date.now(),r,i);return a`
${this.underWay(t,o)} ${this.people(o)} ${this.invited(o)}
${o.isApprover?this.invite(o):e}
<footage-guard-own-keys .app=${this.app} .status=${t.status} .told=${this.told}></footage-guard-own-keys>
`})}
</div>
`}underWay(t,{changes:n}){let{localizer:r,format:i,api:o}=this.app,{recoveries:s}=t.status;if(n.length+s.length===0)return e;let c=h(t.people,r);return a`
<section class="stack">
<h3>${r.text(`people.changes`)}</h3>
<ul class="rows">
${n.map(n=>a`
<li class="card">
<h4>${n.heading}</h4>
${this.linesOf(n,t)}
<p>${n.line}</p>
<div class="actions choice">
${n.mayAgree?this.button(`change.agree`,()=>this.agree(n,t)):e}
${this.button(`change.stop`,()=>this.stop(()=>o.ask(`policy/stop`,{change_id:n.id})))}
</div>
</li>
`)}
${s.map(e=>a`
<li class="card">
<p>${m(e,c,r,i)}</p>
<div class="actions">
${this.button(`change.stop`,()=>this.stop(()=>o.ask(`vault/stop_recovery`,{change_id:e.change_id})))}
</div>
</li>
`)}
</ul>
</section>
`}linesOf({id:e,kind:t},{people:n,policy:r}){let{localizer:i,format:o}=this.app,s=n.changes.find(({change_id:t})=>t===e);return t!==`policy/apply`||s===void 0?[]:g(r,s.statement,h(n,i),i,o).map(e=>a`<p>${e}</p>`)}people({people:t,left:n}){let{info:r,localizer:i,format:o}=this.app,{text:s}=i,c={needed:o.number(r.needed),voters:o.number(r.voters)};return a`
<section class="stack">
<h3>${s(`people.enrolled`)}</h3>
<p>${s(`people.needs`,c)}</p>
<ul class="rows">
${t.map(({id:t,name:n,heading:r,lines:i,isMe:o,mayRemove:s})=>a`
<li class="card">
<h4 dir="auto">${r}</h4>
${i.map(e=>a`<p>${e}</p>`)}
${s?a`
<div class="actions">
${this.button(o?`people.remove.self`:`people.remove`,()=>this.takeOut(t,n))}
</div>
`:e}
</li>
`)}
</ul>
${n.map(e=>a`<p class="hint">${e}</p>`)}
</section>
`}invited({invitations:t,isApprover:n}){if(t.length===0)return e;let{api:r,localizer:i}=this.app;return a`
<section class="stack">
<h3>${i.text(`people.invitations`)}</h3>
<ul class="rows">
${t.map(({id:t,name:i,line:o})=>a`
<li class="card">
<h4 dir="auto">${i}</h4>
<p>${o}</p>
${n?a`
<div class="actions">
${this.button(`people.uninvite`,()=>this.stop(()=>r.ask(`approvers/remove`,{person_id:t})))}
</div>
`:e}
</li>
`)}
</ul>
</section>
`}invite({eligible:e}){let{text:t}=this.app.localizer;return a`
<section class="stack">
<h3>${t(`people.invite`)}</h3>
<p class="hint">${t(`people.invite.text`)}</p>
${e.length===0?a`<p>${t(`people.eligible.none`)}</p>`:a`
<form
class="stack"
@submit=${t=>{t.preventDefault();let n=t.target.querySelector(`select`);this.inviteOne(n?.value??``,e)}}
>
<label>
${t(`people.invite.who`)}
<select required>
<option value=""></option>
${e.map(({id:e,name:t})=>a`<option value=${e}>${t}</option>`)}
</select>
</label>
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>${t(`people.invite.do`)}</button>
</div>
</form>
`}
</section>
`}button(e,t){return a`
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void t()}>
${this.app.localizer.text(e)}
</button>
`}inviteOne(e,t){let{text:n}=this.app.localizer,r=t.find(({id:t})=>t===e)?.name??``;return this.tell(()=>d(this.app,`approvers/invite`,{person_id:e},()=>({heading:n(`change.invite`,{name:r}),lines:[n(`people.invite.text`)]})))}agree({id:e,kind:t,heading:n},{people:r,policy:i}){let{localizer:a,format:o}=this.app,s={change_id:e};return this.tell(()=>t===`policy/apply`?d(this.app,t,s,e=>({heading:n,lines:g(i,e,h(r,a),a,o)})):d(this.app,`approvers/invite`,s,()=>({heading:n,lines:[a.text(`people.invite.text`)]})))}async takeOut(e,t){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r;await i({heading:`${a(`people.remove`)}: ${t}`,text:a(`people.remove.text`,{name:t}),action:a(`people.remove`),mayUseCode:!1,proof:`none`,run:()=>n.ask(`approvers/remove`,{person_id:e})})&&this.told(a(`people.removed`))}stop(e){return this.tell(async()=>(await e(),this.app.localizer.text(`change.stopped`)))}async tell(e){this.doing===null&&(this.done=null,await this.act(`people`,async()=>{this.done=await e()}),await Promise.all([this.household.reload(),this.app.refresh()]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())}};c([n()],y.prototype,`done`,void 0),c([r(`[role=status]`)],y.prototype,`said`,void 0),i(`footage-guard-people`,y);export{y as PeoplePage};