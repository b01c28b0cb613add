import{G as e,U as t,W as n,f as r}from"./panel-frame-Bqq7yk48.js";var i=(e,i)=>{let{size:a,path:o}=r(e);return t`
<svg class="code" role="img" aria-label=${i} viewBox="0 0 ${a} ${a}">
${n`<path fill="#fff" d="M0 0h${a}v${a}H0z" /><path fill="#000" d=${o} />`}
</svg>
`},a=e`
.code {
display: block;
inline-size: min(100%, 280px);
shape-rendering: crispEdges;
}
`;export{a as n,i as t};