import{G as e,K as t,M as n,R as r,U as i,n as a,w as o,z as s}from"./panel-frame-Bqq7yk48.js";var c=e`
section,
footage-guard-own-keys,
footage-guard-policy {
margin-block-start: 8px;
}
`,l=class extends a{constructor(...e){super(...e),this.hasCode=!1,this.told=()=>void 0,this.made=null,this.isHidden=!1,this.make=async()=>{let{api:e,localizer:t,prove:n}=this.app;await n({heading:t.text(`recovery.make`),text:t.text(`recovery.proof`),action:t.text(`recovery.make`),mayUseCode:!1,run:async t=>{let n=await e.prove(`vault/new_recovery_code`,{},null,t);this.isConnected&&`recovery_code`in n&&(this.made=n)}})},this.typeBack=async()=>{let{api:e,localizer:t,prove:n}=this.app,{text:r}=t;this.isHidden=!0;let i=await n({heading:r(`recovery.type`),text:r(`recovery.type.text`),action:r(`recovery.type`),mayUseCode:!1,proof:`none`,fields:[[`typed_back`,r(`recovery.type.field`)]],isReadable:!0,run:(t,{typed_back:n=``})=>e.ask(`vault/new_recovery_code`,{typed_back:n}).catch(e=>{throw e.code===`recovery_code_over`&&(this.made=null),e})});this.isHidden=!1,i&&(this.made=null,this.told(r(`recovery.done`)))},this.drop=()=>{this.made=null}}static{this.styles=[...a.styles,e`
output {
font-family: var(--ha-font-family-code, monospace);
font-size: var(--ha-font-size-l, 16px);
overflow-wrap: anywhere;
}
`]}disconnectedCallback(){super.disconnectedCallback(),this.made=null}render(){let{text:e}=this.app.localizer;return i`
<div class="stack">
${this.made===null?this.offer():this.shown(this.made)}
${n(this.problem===null?null:this.app.say(this.problem))}
<div class="actions">
${this.made===null?i`<button type="button" @click=${this.make}>${e(`recovery.make`)}</button>`:i`
<button type="button" @click=${this.drop}>${e(`recovery.cancel`)}</button>
<button type="button" @click=${this.typeBack}>${e(`recovery.type`)}</button>
`}
</div>
</div>
`}offer(){return i`<p>${this.app.localizer.text(this.hasCode?`recovery.has`:`recovery.none`)}</p>`}shown({recovery_code:e,type_back_within_s:t}){let{localizer:n,format:r}=this.app;return i`
<p>${n.text(`recovery.show`,{lasts:r.duration(t*1e3)})}</p>
<output>${this.isHidden?``:e}</output>
`}};o([s({attribute:!1})],l.prototype,`hasCode`,void 0),o([s({attribute:!1})],l.prototype,`told`,void 0),o([r()],l.prototype,`made`,void 0),o([r()],l.prototype,`isHidden`,void 0),t(`footage-guard-recovery-code`,l);export{c as t};