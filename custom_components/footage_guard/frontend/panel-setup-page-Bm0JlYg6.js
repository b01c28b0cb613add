import{A as e,C as t,D as n,F as r,M as i,O as a,S as o,b as s,g as c,s as l,v as u,x as d}from"./panel-frame-B5xEn64z.js";import{a as f,i as p,n as m,o as h,r as g,s as _,t as v,u as y}from"./panel-propose-CdpbSGQT.js";var b=(e,t,{has_recovery_code:n},r,i)=>{let{text:a}=r,o=(e,t)=>({name:e,isDone:t,state:a(t?`setup.done`:`setup.open`)});return[o(`cameras`,e.cameras.length>0),o(`recovery`,n),S(t,o(`approver`,e.voters>1),r,i),o(`notify`,e.notify_targets>0)]},x=(e,{text:t})=>({yes:[t(`setup.yes.${e}`),t(`setup.yes.2`),t(`setup.yes.3`)],no:[...e===`convenience`?[t(`setup.no.convenience`)]:[],t(`setup.no.1`),t(`setup.no.2`),t(`setup.no.3`),t(`setup.no.4`),t(`setup.no.5`)]}),S=(e,t,n,r)=>{let{text:i}=n,a=_(e,n),o=e.people.find(({role:e,is_usable:t})=>e===`approver`&&!t),[s]=e.invitations;if(t.isDone)return t;if(o!==void 0){let{person_id:e,usable_from:n}=o;return{...t,state:i(`setup.waits`,{name:a(e),from:r.moment(n)})}}return s===void 0?t:{...t,state:i(`setup.invited`,{name:a(s.person_id)})}},C=class extends l{constructor(...e){super(...e),this.told=()=>void 0,this.submit=e=>{e.preventDefault();let{elements:t}=e.target,n=e=>t.namedItem(e),r=h(this.held.policy.policy,{quorum:n(`quorum`).value,veto_hours:n(`veto_hours`).value,cooling_minutes:n(`cooling_minutes`).value,public_links:n(`public_links`).checked,share_origin:n(`share_origin`).value});r===null?this.told(this.app.localizer.text(`policy.nothing`)):this.act(`policy`,()=>this.change(r))}}render(){let{localizer:n,format:r,info:a}=this.app,{policy:o}=this.held;return i`
<section class="stack">
<h3>${n.text(`policy.heading`)}</h3>
${o.is_believed?e:t(n.text(`policy.unbelieved`))}
${s(f(o,n,r))}
${d(this.problem===null?null:this.app.say(this.problem))}
${a.role===`approver`?this.form():e}
</section>
`}form(){let{text:e}=this.app.localizer,t=p(this.held.policy.policy);return i`
<details>
<summary>${e(`policy.form`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${e(`policy.form.text`)}</p>
${this.number(`quorum`,e(`policy.quorum`),t.quorum)}
${this.number(`veto_hours`,e(`policy.hours`,{label:e(`policy.veto_hours`)}),t.veto_hours)}
${this.number(`cooling_minutes`,e(`policy.minutes`,{label:e(`policy.cooling_minutes`)}),t.cooling_minutes)}
<label class="option">
<input type="checkbox" name="public_links" .defaultChecked=${t.public_links} />
${e(`policy.public_links`)}
</label>
<label>
${e(`policy.share_origin`)}
<input name="share_origin" inputmode="url" autocomplete="off" .defaultValue=${t.share_origin} />
<span class="hint">${e(`policy.share_origin.hint`)}</span>
</label>
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${e(this.doing===null?`policy.change`:`status.working`)}
</button>
</div>
</form>
</details>
`}number(e,t,n){return i`
<label>${t} <input name=${e} type="number" min="0" step="1" required .defaultValue=${n} /></label>
`}async change(e){let{api:t,localizer:n,format:r}=this.app,{people:i,policy:a}=this.held;try{await t.ask(`policy/apply`,{policy:e}),this.told(n.text(`change.done`))}catch(t){if(u(t).code!==`only_in_panel`)throw t;let o=await v(this.app,`policy/apply`,{policy:e},e=>({heading:n.text(`change.policy`),lines:g(a,e,_(i,n),n,r)}));o!==null&&this.told(o)}}};c([a({attribute:!1})],C.prototype,`held`,void 0),c([a({attribute:!1})],C.prototype,`told`,void 0),r(`footage-guard-policy`,C);var w=`/config/integrations/integration/footage_guard`,T=class extends l{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>y(e)})),this.told=async e=>{this.done=e,await Promise.all([this.household.reload(),this.app.refresh()])}}static{this.styles=[...l.styles,m]}render(){let{text:n}=this.app.localizer;return i`
<div class="stack">
<h2>${n(`nav.setup`)}</h2>
<p>${n(`setup.text`)}</p>
<div role="status">${this.done===null?e:t(this.done)}</div>
${o(this.household.loaded,this.app,e=>{let{info:t,localizer:n,format:r}=this.app;return i`
<ul class="rows">
${b(t,e.people,e.status,n,r).map(t=>i`<li class="card">${this.step(t,e)}</li>`)}
</ul>
${this.protection()}
<footage-guard-policy .app=${this.app} .held=${e} .told=${this.told}></footage-guard-policy>
`})}
</div>
`}step({name:t,state:n,isDone:r},{status:a}){let{localizer:o,path:s}=this.app,{text:c}=o;if(t===`recovery`)return i`
<h3>${c(`recovery.heading`)}: ${n}</h3>
<footage-guard-recovery-code .app=${this.app} .hasCode=${a.has_recovery_code} .told=${this.told}>
</footage-guard-recovery-code>
`;let l=t===`approver`?i`<a class="button" href=${s({page:`people`})}>${c(`setup.approver.link`)}</a>`:i`<a class="button" href=${w}>${c(`setup.link`)}</a>`;return i`
<h3>${c(`setup.${t}`)}: ${n}</h3>
<p class="hint">${c(`setup.${t}.text`)}</p>
${r?e:i`<div class="actions">${l}</div>`}
`}protection(){let{localizer:e,info:t}=this.app,{yes:n,no:r}=x(t.mode,e),a=e=>i`<ul class="notes">${e.map(e=>i`<li>${e}</li>`)}</ul>`;return i`
<section class="card">
<h3>${e.text(`setup.yes.heading`)}</h3>
${a(n)}
<h3>${e.text(`setup.no.heading`)}</h3>
${a(r)}
</section>
`}};c([n()],T.prototype,`done`,void 0),r(`footage-guard-setup`,T);export{T as SetupPage};