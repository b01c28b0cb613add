import{M as e,P as t}from"./panel-frame-D7CVcStF.js";var n=[`own.choose`,`own.mark`,`own.watch`],r=({requester:r},{localizer:{text:i}})=>r.type===`data_subject`?t`
<div class="notice">
<p>${i(`own.heading`)}</p>
<ol class="notes">
${n.map(e=>t`<li>${i(e)}</li>`)}
</ol>
</div>
`:e;export{r as t};