import{U as e,V as t}from"./panel-frame-Bqq7yk48.js";var n=[`own.choose`,`own.mark`,`own.watch`],r=({requester:r},{localizer:{text:i}})=>r.type===`data_subject`?e`
<div class="notice">
<p>${i(`own.heading`)}</p>
<ol class="notes">
${n.map(t=>e`<li>${i(t)}</li>`)}
</ol>
</div>
`:t;export{r as t};