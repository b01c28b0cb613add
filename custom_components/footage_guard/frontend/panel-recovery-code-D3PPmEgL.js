import{D as e,F as t,M as n,O as r,P as i,g as a,s as o,x as s}from"./panel-frame-Bq-v3esW.js";var c=i`
section,
footage-guard-own-keys,
footage-guard-policy {
margin-block-start: 8px;
}
`,l=class extends o{constructor(...e){super(...e),this.hasCode=!1,this.told=()=>void 0,this.made=null,this.isHidden=!1,this.make=async()=>{let{api:e,localizer:t,prove:n}=this.app;await n({heading:t.text(`recovery.make`),text:t.text(`recovery.proof`),action:t.text(`recovery.make`),mayUseCode:!0,run:async t=>{let n=await e.prove(`vault/new_recovery_code`,{},null,t);this.isConnected&&`recovery_code`in n&&(this.made=n)}})},this.typeBack=async()=>{let{api:e,localizer:t,prove:n}=this.app,{text:r}=t;this.isHidden=!0;let i=await n({heading:r(`recovery.type`),text:r(`recovery.type.text`),action:r(`recovery.type`),mayUseCode:!1,proof:`none`,fields:[[`typed_back`,r(`recovery.type.field`)]],isReadable:!0,run:(t,{typed_back:n=``})=>e.ask(`vault/new_recovery_code`,{typed_back:n})});this.isHidden=!1,i&&(this.made=null,this.told(r(`recovery.done`)))},this.drop=()=>{this.made=null}}static{this.styles=[...o.styles,i`
output {
font-family: var(--ha-font-family-code, monospace);
font-size: var(--ha-font-size-l, 16px);
overflow-wrap: anywhere;
}
`]}disconnectedCallback(){super.disconnectedCallback(),this.made=null}render(){let{text:e}=this.app.localizer;return n`
<div class="stack">
${this.made===null?this.offer():this.shown(this.made)}
${s(this.problem===null?null:this.app.say(this.problem))}
<div class="actions">
${this.made===null?n`<button type="button" @click=${this.make}>${e(`recovery.make`)}</button>`:n`
<button type="button" @click=${this.drop}>${e(`recovery.cancel`)}</button>
<button type="button" @click=${this.typeBack}>${e(`recovery.type`)}</button>
`}
</div>
</div>
`}offer(){return n`<p>${this.app.localizer.text(this.hasCode?`recovery.has`:`recovery.none`)}</p>`}shown({recovery_code:e,type_back_within_s:t}){let{localizer:r,format:i}=this.app;return n`
<p>${r.text(`recovery.show`,{lasts:i.duration(t*1e3)})}</p>
<output>${this.isHidden?``:e}</output>
`}};a([r({attribute:!1})],l.prototype,`hasCode`,void 0),a([r({attribute:!1})],l.prototype,`told`,void 0),a([e()],l.prototype,`made`,void 0),a([e()],l.prototype,`isHidden`,void 0),t(`footage-guard-recovery-code`,l);export{c as t};