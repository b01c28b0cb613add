import{A as e,F as t,I as n,L as r,P as i,j as a,v as o,y as s}from"./panel-frame-D7CVcStF.js";import{t as c}from"./panel-checkpoint-DhaMZ2GV.js";var l=(e,n)=>{let{size:r,path:a}=c(e);return i`
<svg class="code" role="img" aria-label=${n} viewBox="0 0 ${r} ${r}">
${t`<path fill="#fff" d="M0 0h${r}v${r}H0z" /><path fill="#000" d=${a} />`}
</svg>
`},u=n`
.code {
display: block;
inline-size: min(100%, 280px);
shape-rendering: crispEdges;
}
`,d=(e,t=[])=>e.length!==t.length||e.some((e,n)=>e!==t[n]),f=class extends a{constructor(...e){super(...e),this.label=``,this.name=``,this.type=``,this.parts=[],this.address=null}static{this.styles=[s]}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.requestUpdate(`parts`,[])}disconnectedCallback(){super.disconnectedCallback(),this.drop()}willUpdate(e){e.has(`parts`)&&(this.drop(),this.address=URL.createObjectURL(new Blob([...this.parts],{type:this.type})))}render(){return i`<a class="button" href=${this.address??``} download=${this.name}>${this.label}</a>`}drop(){this.address!==null&&URL.revokeObjectURL(this.address),this.address=null}};o([e()],f.prototype,`label`,void 0),o([e()],f.prototype,`name`,void 0),o([e()],f.prototype,`type`,void 0),o([e({attribute:!1,hasChanged:d})],f.prototype,`parts`,void 0);var p=(e,t,n,r)=>i`
<footage-guard-save .label=${e} .name=${t} .parts=${n} .type=${r}></footage-guard-save>
`;r(`footage-guard-save`,f);export{l as n,u as r,p as t};