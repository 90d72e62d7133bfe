<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于申报台</source>
        <translation>About Shenbao</translation>
    </message>
    <message>
        <source>人力资源服务机构的分类分级申报：离线可填，在线即报，全程有回执。</source>
        <translation>Classification and grading declarations of HR service institutions: fill in offline, submit online, with a receipt for everything.</translation>
    </message>
    <message>
        <source>申报台 {version}，PySide6 {qt}，Python {python}，{system}</source>
        <translation>Shenbao {version}, PySide6 {qt}, Python {python}, {system}</translation>
    </message>
    <message>
        <source>申报台以 Apache-2.0 许可发布；Qt 与 PySide6 为 LGPL-3.0，图标为 Lucide（ISC）。</source>
        <translation>Shenbao is released under Apache-2.0; Qt and PySide6 under LGPL-3.0; the icons are Lucide (ISC).</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>搜索或执行</source>
        <translation>Search or do</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Synchronise now</translation>
    </message>
    <message>
        <source>查看待发送</source>
        <translation>Show what waits to be sent</translation>
    </message>
    <message>
        <source>查看消息</source>
        <translation>Show messages</translation>
    </message>
    <message>
        <source>返回上一页</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>打开审核台</source>
        <translation>Open the review desk</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>导出诊断</source>
        <translation>Export diagnostics</translation>
    </message>
    <message>
        <source>关于申报台</source>
        <translation>About Shenbao</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>关闭窗口</source>
        <translation>Close the window</translation>
    </message>
</context>
<context>
    <name>AlonePage</name>
    <message>
        <source>材料工坊</source>
        <translation>PDF desk</translation>
    </message>
    <message>
        <source>政策补贴</source>
        <translation>Policies and subsidies</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>{name} 合并</source>
        <translation>{name} joined</translation>
    </message>
    <message>
        <source>已保存：{path}（{pages} 页，{size}）</source>
        <translation>Saved: {path} ({pages} pages, {size})</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>AnswersView</name>
    <message>
        <source>填报内容</source>
        <translation>What was filled in</translation>
    </message>
</context>
<context>
    <name>AwardsModel</name>
    <message>
        <source>{state} · 还有 {days} 天</source>
        <translation>{state} · {days} days left</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>机构名称</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>统一信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>申报时间</source>
        <translation>Filed at</translation>
    </message>
    <message>
        <source>评定等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Standing</translation>
    </message>
</context>
<context>
    <name>AwardsPage</name>
    <message>
        <source>评定结果</source>
        <translation>Grades</translation>
    </message>
    <message>
        <source>分类分级管理</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>共 {count} 条</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>为“{category}”申请升级？</source>
        <translation>Apply for a higher grade in &quot;{category}&quot;?</translation>
    </message>
    <message>
        <source>将在申请列表中新建一条升级申报，已填写的内容会带过去。评定新等级之前，现有的 {grade} 级继续有效。</source>
        <translation>A new upgrade declaration appears in the list, with the answers you gave before. Grade {grade} stays valid until the new one is granted.</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选中一个等级，在这里申请升级或保级</source>
        <translation>Select a grade to upgrade or keep it here</translation>
    </message>
    <message>
        <source>第 {number} 条&#x3000;{category} {grade} 级，有效期至 {day}</source>
        <translation>No. {number}  {category}, grade {grade}, valid until {day}</translation>
    </message>
    <message>
        <source>{day} 前上报保级，可以留出一轮补正的时间。</source>
        <translation>File the renewal by {day} to leave time for one round of corrections.</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>保级</source>
        <translation>Keep grade</translation>
    </message>
    <message>
        <source>{action}：{why}</source>
        <translation>{action}: {why}</translation>
    </message>
    <message>
        <source>选中的等级</source>
        <translation>Selected grade</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>还没有评定结果</source>
        <translation>No grades yet</translation>
    </message>
    <message>
        <source>申报通过审核后，等级和有效期在这里；到期前可以保级，有效期内可以升级。</source>
        <translation>Once a declaration is approved, its grade and validity stand here. Keep a grade before it runs out, or upgrade it while it is valid.</translation>
    </message>
    <message>
        <source>去申请列表</source>
        <translation>Go to the declarations</translation>
    </message>
</context>
<context>
    <name>BandTable</name>
    <message>
        <source>{least}及以上</source>
        <translation>{least}or more</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} pts</translation>
    </message>
    <message>
        <source>计分标准</source>
        <translation>How points are given</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message>
        <source>消息，{count} 条未读</source>
        <translation>Messages, {count} unread</translation>
    </message>
    <message>
        <source>消息，没有未读</source>
        <translation>Messages, none unread</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>申报台</source>
        <translation>Shenbao</translation>
    </message>
    <message>
        <source>人力资源服务机构分类分级申报</source>
        <translation>Grading declarations of HR service institutions</translation>
    </message>
    <message>
        <source>断网也能填</source>
        <translation>Fill in without a network</translation>
    </message>
    <message>
        <source>内容存在本机，网络恢复后自动同步</source>
        <translation>Kept on this computer, synchronised when the network is back</translation>
    </message>
    <message>
        <source>断电不会丢</source>
        <translation>Nothing lost in a power cut</translation>
    </message>
    <message>
        <source>每一项填写都即时保存</source>
        <translation>Every answer is saved at once</translation>
    </message>
    <message>
        <source>一份只报一次</source>
        <translation>Filed exactly once</translation>
    </message>
    <message>
        <source>上报有回执，重发也不会重复</source>
        <translation>A receipt for every submission, no duplicates</translation>
    </message>
</context>
<context>
    <name>BureauLine</name>
    <message>
        <source>练习办事机构（本机）</source>
        <translation>Practice bureau (this computer)</translation>
    </message>
    <message>
        <source>更换服务器</source>
        <translation>Change server</translation>
    </message>
    <message>
        <source>正在准备…</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>正在启动练习办事机构…</source>
        <translation>Starting the practice bureau…</translation>
    </message>
    <message>
        <source>可以登录</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>暂时连不上，登录过的账号可以离线登录</source>
        <translation>Not reachable; known accounts can sign in offline</translation>
    </message>
    <message>
        <source>未能启动</source>
        <translation>Could not be started</translation>
    </message>
    <message>
        <source>已就绪，可以放心练习</source>
        <translation>Ready to practise</translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>ChangePasswordDialog</name>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>旧密码</source>
        <translation>Old password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>确认新密码</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>保存后，其他设备上的登录会退出，本机不受影响。</source>
        <translation>Saving signs you out on all other devices; this one goes on.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>两次输入的密码不一致。</source>
        <translation>The two passwords are not the same.</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>一票否决</source>
        <translation>Rules out a grade</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} pts</translation>
    </message>
    <message>
        <source>已勾选 {count} 项，计 {counted} 分</source>
        <translation>{count} ticked, {counted} points</translation>
    </message>
    <message>
        <source>已勾选 {count} 项，计 {counted} 分（最多 {cap} 分）</source>
        <translation>{count} ticked, {counted} points (at most {cap})</translation>
    </message>
</context>
<context>
    <name>CommitmentDialog</name>
    <message>
        <source>填报承诺</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>{year} 年度 · {category} · {kind}</source>
        <translation>{year} · {category} · {kind}</translation>
    </message>
    <message>
        <source>我已阅读并作出以上填报承诺</source>
        <translation>I have read this commitment and make it</translation>
    </message>
    <message>
        <source>保存后即上报，等待审核。审核前单位管理员可以撤回。</source>
        <translation>Saving submits the declaration for review. Until the review begins, the institution&apos;s manager can withdraw it.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>练习：不会报给真实的办事机构。</source>
        <translation>Practice: nothing is sent to a real bureau.</translation>
    </message>
    <message>
        <source>另有 {count} 处提醒，见“检查”。</source>
        <translation>{count} more remarks under &quot;Check&quot;.</translation>
    </message>
    <message>
        <source>可以上报，但请留意</source>
        <translation>You can submit, but please note</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>压缩前 {size}</source>
        <translation>Before {size}</translation>
    </message>
    <message>
        <source>压缩后 {size}</source>
        <translation>After {size}</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>三级评价指标</source>
        <translation>Level 3 indicator</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>分类分级申报</source>
        <translation>New declaration</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>升级和保级请从“评定结果”开始。</source>
        <translation>To upgrade or keep a grade, start from &quot;Grades&quot;.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>打开这一条</source>
        <translation>Open that one</translation>
    </message>
</context>
<context>
    <name>CriterionPane</name>
    <message>
        <source>一级评价指标</source>
        <translation>Level 1 indicator</translation>
    </message>
    <message>
        <source>二级评价指标</source>
        <translation>Level 2 indicator</translation>
    </message>
    <message>
        <source>三级评价指标</source>
        <translation>Level 3 indicator</translation>
    </message>
    <message>
        <source>填报说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>需要向审核员说明的情况写在这里，自动保存。</source>
        <translation>Tell the reviewer what needs explaining; it is saved as you type.</translation>
    </message>
    <message>
        <source>勾选符合的一项</source>
        <translation>Tick the one that applies</translation>
    </message>
    <message>
        <source>勾选所有符合的项</source>
        <translation>Tick all that apply</translation>
    </message>
    <message>
        <source>填写数量，按达到的最高一档计分</source>
        <translation>Enter the number; the highest band reached counts</translation>
    </message>
    <message>
        <source>加分项</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>一票否决项</source>
        <translation>Veto item</translation>
    </message>
    <message>
        <source>{part} · {how}</source>
        <translation>{part} · {how}</translation>
    </message>
    <message>
        <source>完成情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>退回理由（已修改）</source>
        <translation>Reason for return (dealt with)</translation>
    </message>
    <message>
        <source>退回理由，请按此修改</source>
        <translation>Returned for this reason: please correct</translation>
    </message>
    <message>
        <source>最多 {limit} 字，多出的部分没有保留</source>
        <translation>At most {limit} characters; the rest was not kept</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>工作台</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>上午好，{name}</source>
        <translation>Good morning, {name}</translation>
    </message>
    <message>
        <source>下午好，{name}</source>
        <translation>Good afternoon, {name}</translation>
    </message>
    <message>
        <source>晚上好，{name}</source>
        <translation>Good evening, {name}</translation>
    </message>
    <message>
        <source>需要您处理</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>{back} 项退回，{due} 项将到期</source>
        <translation>{back} returned, {due} running out</translation>
    </message>
    <message>
        <source>审核中</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>一般 {days} 个工作日</source>
        <translation>Usually {days} working days</translation>
    </message>
    <message>
        <source>有效等级</source>
        <translation>Valid grades</translation>
    </message>
    <message>
        <source>评定后显示在这里</source>
        <translation>Shown here once granted</translation>
    </message>
    <message>
        <source>待发送</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>联网后自动送达</source>
        <translation>Goes out once online</translation>
    </message>
    <message>
        <source>全部已送达</source>
        <translation>Everything has arrived</translation>
    </message>
    <message>
        <source>{when}&#x3000;{category} {year}：{what}</source>
        <translation>{when}  {category} {year}: {what}</translation>
    </message>
    <message>
        <source>评定为 {grade} 级</source>
        <translation>Grade {grade} granted</translation>
    </message>
    <message>
        <source>{role}{what}</source>
        <translation>{role}: {what}</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>最近动态</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>上报、审核、评定的每一步都会出现在这里。</source>
        <translation>Every step of filing, review and grading appears here.</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Time line</translation>
    </message>
    <message>
        <source>红线为今天，浅色为审核一般所需的工作日，菱形为最晚办理日</source>
        <translation>Red: today · pale: usual review time · diamond: latest safe day</translation>
    </message>
    <message>
        <source>以表格查看</source>
        <translation>Show as table</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
</context>
<context>
    <name>DeclarationPage</name>
    <message>
        <source>申报详情</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>{category} {year}</source>
        <translation>{category} {year}</translation>
    </message>
    <message>
        <source>分类分级管理</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>申请列表</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>第 {number} 条</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>{done} / {total} 项已完成</source>
        <translation>{done} of {total} done</translation>
    </message>
    <message>
        <source>整体</source>
        <translation>Whole declaration</translation>
    </message>
    <message>
        <source>{place}：{reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>已修改</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>请在 {time} 前补正上报</source>
        <translation>Please file the correction by {time}</translation>
    </message>
    <message>
        <source>{number}
{time} · 第 {round} 次上报 · SHA-256 {hash}…</source>
        <translation>{number}
{time} · filing no. {round} · SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reasons for return</translation>
    </message>
    <message>
        <source>办理过程</source>
        <translation>History</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>还没有回执：上报并被办事机构收到后，回执在这里。</source>
        <translation>No receipt yet: it stands here once the bureau has received the declaration.</translation>
    </message>
    <message>
        <source>填报内容</source>
        <translation>What was filled in</translation>
    </message>
    <message>
        <source>机构名称</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>统一信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>申报时间</source>
        <translation>Filed at</translation>
    </message>
    <message>
        <source>完成情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
</context>
<context>
    <name>DeclarationsModel</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>机构名称</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>统一信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>完成情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>申报状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>更新时间</source>
        <translation>Updated</translation>
    </message>
</context>
<context>
    <name>DeclarationsPage</name>
    <message>
        <source>申请列表</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>分类分级管理</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>共 {count} 条</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>分类分级申报</source>
        <translation>New declaration</translation>
    </message>
    <message>
        <source>在列表中查找</source>
        <translation>Find in list</translation>
    </message>
    <message>
        <source>还没有申报</source>
        <translation>No declarations yet</translation>
    </message>
    <message>
        <source>先新建一条分类分级申报，选好年度和类别；再逐项填写，断网也能填；填完后上报，等待审核。</source>
        <translation>Start a declaration with its year and category, fill in the indicators (also offline), then submit it for review.</translation>
    </message>
    <message>
        <source>没有符合条件的申报</source>
        <translation>No declaration matches</translation>
    </message>
    <message>
        <source>换一个筛选条件，或清除全部条件。</source>
        <translation>Try another filter, or clear them all.</translation>
    </message>
    <message>
        <source>清除条件</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>全部年度</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>申报状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>填写选中的申报</source>
        <translation>Fill in the selected declaration</translation>
    </message>
    <message>
        <source>删除选中的申报</source>
        <translation>Delete the selected declaration</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>删除第 {number} 条申报？</source>
        <translation>Delete declaration no. {number}?</translation>
    </message>
    <message>
        <source>填写的内容和佐证材料会一起删除，不能恢复。</source>
        <translation>Its answers and evidence are deleted with it and cannot be restored.</translation>
    </message>
    <message>
        <source>撤回第 {number} 条申报？</source>
        <translation>Withdraw declaration no. {number}?</translation>
    </message>
    <message>
        <source>撤回后可以修改，改好后需要重新上报。</source>
        <translation>You can then change it; it has to be submitted again.</translation>
    </message>
    <message>
        <source>放弃第 {number} 条申报？</source>
        <translation>Abandon declaration no. {number}?</translation>
    </message>
    <message>
        <source>放弃后这条申报终止，不能再修改和上报。</source>
        <translation>That ends the declaration; it can no longer be changed or submitted.</translation>
    </message>
    <message>
        <source>PDF 已保存</source>
        <translation>PDF saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>材料齐备。提交前会再检查一遍。</source>
        <translation>All materials are here. They are checked once more before submitting.</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>上传的申报表和其他材料会一起删除，不能恢复。</source>
        <translation>The uploaded form and materials are deleted with it and cannot be restored.</translation>
    </message>
    <message>
        <source>撤回后可以修改，改好后需要重新提交。</source>
        <translation>After withdrawing you can change it; then it has to be submitted again.</translation>
    </message>
</context>
<context>
    <name>DeskCommands</name>
    <message>
        <source>添加文件</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>粘贴文件或图片</source>
        <translation>Paste files or a picture</translation>
    </message>
    <message>
        <source>从扫描文件夹添加</source>
        <translation>Add from a scanner folder</translation>
    </message>
    <message>
        <source>旋转</source>
        <translation>Rotate</translation>
    </message>
    <message>
        <source>向左旋转</source>
        <translation>Rotate left</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>脱敏</source>
        <translation>Redact</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>缩小页面</source>
        <translation>Smaller pages</translation>
    </message>
    <message>
        <source>放大页面</source>
        <translation>Larger pages</translation>
    </message>
    <message>
        <source>全部移除</source>
        <translation>Remove all</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>原文件保留，不会被改动</source>
        <translation>Your files are kept and never changed</translation>
    </message>
</context>
<context>
    <name>DeskTelling</name>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>有 {refused} 个文件不能使用，原因写在“来源文件”中；其余 {used} 个不受影响。</source>
        <translation>{refused} files cannot be used; the reasons stand beside them at the right. The other {used} are not affected.</translation>
    </message>
    <message>
        <source>剪贴板里没有文件或图片。</source>
        <translation>There is no file and no picture on the clipboard.</translation>
    </message>
    <message>
        <source>已取消，读完的文件留在这里。</source>
        <translation>Cancelled; the files read so far stay here.</translation>
    </message>
    <message>
        <source>没有新的文件。</source>
        <translation>There are no new files.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>导出诊断</source>
        <translation>Export diagnostics</translation>
    </message>
    <message>
        <source>证件号码、手机号、密码和用户名已隐去。内容不会自动发送，由您决定交给谁。</source>
        <translation>ID numbers, mobile numbers, passwords and user names are masked. Nothing is sent by itself; you decide who gets it.</translation>
    </message>
    <message>
        <source>诊断内容</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>没有写成，请换一个位置或检查磁盘空间。</source>
        <translation>It could not be written; choose another place or check the disk space.</translation>
    </message>
</context>
<context>
    <name>EmptyPane</name>
    <message>
        <source>把材料放到这里，合成一个 20 MB 以内的 PDF</source>
        <translation>Put your papers here and get one PDF under 20 MB</translation>
    </message>
    <message>
        <source>支持 PDF、JPG、PNG、TIFF，可一次选择多个，也可以拖入或粘贴。在这里调整页面顺序、旋转、移除、脱敏，压缩后保存；原文件不会被改动。</source>
        <translation>PDF, JPG, PNG and TIFF, many at once, chosen, dropped or pasted. Arrange, rotate, remove and redact pages here, shrink and save; your own files are never changed.</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>从扫描文件夹添加</source>
        <translation>Add from a scanner folder</translation>
    </message>
    <message>
        <source>返回，不添加材料</source>
        <translation>Go back without adding anything</translation>
    </message>
</context>
<context>
    <name>EvidenceBox</name>
    <message>
        <source>正在加入文件…</source>
        <translation>Adding the file…</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>材料工坊</source>
        <translation>PDF desk</translation>
    </message>
    <message>
        <source>把多个文件合成一个 PDF：排序、旋转、脱敏、压缩</source>
        <translation>Make one PDF of several files: order, rotate, redact, shrink</translation>
    </message>
    <message>
        <source>把文件拖到这里，或点“选择文件”。PDF、JPG、PNG，每个不超过 20 MB。</source>
        <translation>Drop files here or choose them. PDF, JPG or PNG, up to 20 MB each.</translation>
    </message>
    <message>
        <source>选择佐证材料</source>
        <translation>Choose evidence</translation>
    </message>
    <message>
        <source>可用的文件 {types}</source>
        <translation>Usable files {types}</translation>
    </message>
    <message>
        <source>必须提供</source>
        <translation>required</translation>
    </message>
    <message>
        <source>建议提供</source>
        <translation>recommended</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>佐证材料 · {code} {title}</source>
        <translation>Evidence · {code} {title}</translation>
    </message>
    <message>
        <source>第 {number} 条</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>分类分级管理</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>申请列表</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>佐证材料 {code}</source>
        <translation>Evidence {code}</translation>
    </message>
</context>
<context>
    <name>FailureDialog</name>
    <message>
        <source>申报台</source>
        <translation>Shenbao</translation>
    </message>
    <message>
        <source>已填写的内容都在。</source>
        <translation>Everything you filled in is still here.</translation>
    </message>
    <message>
        <source>最近的修改可能没有保存。</source>
        <translation>The latest changes may not have been saved.</translation>
    </message>
    <message>
        <source>可处理：{who}。{safe}</source>
        <translation>Who can help: {who}. {safe}</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>移除 %1</source>
        <translation>Remove %1</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>查找范围：</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>文件类型：</source>
        <translation>Files of type:</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>更换文件</source>
        <translation>Replace file</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>或拖到这里</source>
        <translation>or drop it here</translation>
    </message>
</context>
<context>
    <name>FillingColumns</name>
    <message>
        <source>评价指标</source>
        <translation>Indicators</translation>
    </message>
</context>
<context>
    <name>FillingCommands</name>
    <message>
        <source>下一个未完成</source>
        <translation>Next open</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Submit</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>从这里开始</source>
        <translation>Start here</translation>
    </message>
    <message>
        <source>申报一个等级只有四步，断网时也能填写。</source>
        <translation>A grade takes four steps; filling in works offline too.</translation>
    </message>
    <message>
        <source>分类分级申报</source>
        <translation>New declaration</translation>
    </message>
    <message>
        <source>选择申报年度和申报类别，保存后出现在申请列表。</source>
        <translation>Choose year and category; once saved it stands in the list.</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>逐项勾选评价指标，附上佐证材料；每一步都自动保存，并显示预计等级。</source>
        <translation>Tick the indicators and attach evidence; everything is saved at once and the expected grade is shown.</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>检查无误后勾选填报承诺，等待审核；回执可以导出。</source>
        <translation>Check, tick the commitment and wait for the review; the receipt can be exported.</translation>
    </message>
    <message>
        <source>评定结果</source>
        <translation>Grades</translation>
    </message>
    <message>
        <source>查看等级和有效期；到期前保级，有效期内可以升级。</source>
        <translation>See grades and validity; keep a grade before it runs out, or upgrade it.</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>上一项</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>下一个未完成</source>
        <translation>Next open</translation>
    </message>
    <message>
        <source>Ctrl+Enter；数字键勾选，Enter 下一项</source>
        <translation>Ctrl+Enter; digits tick, Enter goes on</translation>
    </message>
</context>
<context>
    <name>ForgottenDialog</name>
    <message>
        <source>忘记密码</source>
        <translation>Forgotten password</translation>
    </message>
    <message>
        <source>经办人：请本单位的单位管理员为您重设密码。</source>
        <translation>Clerks: ask your institution manager to set a new password for you.</translation>
    </message>
    <message>
        <source>办事机构（{line}）</source>
        <translation>the bureau ({line})</translation>
    </message>
    <message>
        <source>办事机构</source>
        <translation>the bureau</translation>
    </message>
    <message>
        <source>单位管理员：请联系{whom}，并准备好统一社会信用代码和注册时的经办人手机。</source>
        <translation>Institution managers: turn to {whom}, with the unified social credit code and the clerk&apos;s mobile number given at registration.</translation>
    </message>
    <message>
        <source>本机上已填写的内容不会丢失，重新登录后即可继续。</source>
        <translation>What was filled in on this computer is not lost; go on after signing in again.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>%1（选填）</source>
        <translation>%1 (optional)</translation>
    </message>
</context>
<context>
    <name>GridPane</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>方向键选页，Alt + 方向键移动，R 旋转，Delete 移除，Enter 预览</source>
        <translation>Arrows choose pages, Alt + arrows move them, R rotates, Delete removes, Enter previews</translation>
    </message>
    <message>
        <source>拖动或 Alt + 方向键可调整顺序 · Ctrl+Z 撤销</source>
        <translation>Drag, or Alt + arrows, to reorder · Ctrl+Z undoes</translation>
    </message>
    <message>
        <source>共 {count} 页，已选 {chosen} 页</source>
        <translation>{count} pages, {chosen} selected</translation>
    </message>
    <message>
        <source>共 {count} 页</source>
        <translation>{count} pages</translation>
    </message>
</context>
<context>
    <name>IndicatorModel</name>
    <message>
        <source>评价指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>完成情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>被退回，待修改</source>
        <translation>returned, to be corrected</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>has a problem</translation>
    </message>
    <message>
        <source>有提醒</source>
        <translation>has a remark</translation>
    </message>
    <message>
        <source>被退回，已修改</source>
        <translation>returned, dealt with</translation>
    </message>
    <message>
        <source>{indicator}（{mark}）</source>
        <translation>{indicator} ({mark})</translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>填写 · {category} {year}</source>
        <translation>Fill in · {category} {year}</translation>
    </message>
    <message>
        <source>分类分级管理</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>申请列表</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>第 {number} 条</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>{done} / {total} 项已完成</source>
        <translation>{done} of {total} done</translation>
    </message>
    <message>
        <source>没有保存到硬盘，填写的内容还在这里</source>
        <translation>Not saved to disk; what you entered is still here</translation>
    </message>
    <message>
        <source>重试保存</source>
        <translation>Save again</translation>
    </message>
</context>
<context>
    <name>InstitutionLine</name>
    <message>
        <source>机构名称 {name}&#x3000;统一信用代码 {code}</source>
        <translation>Institution {name} · Credit code {code}</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>保级</source>
        <translation>Keep grade</translation>
    </message>
    <message>
        <source>{category} · 现有等级 {grade}</source>
        <translation>{category} · present grade {grade}</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>没有保存到硬盘，内容还在这里</source>
        <translation>Not saved to disk; everything is still here</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>LockedAwayDialog</name>
    <message>
        <source>打开本机内容</source>
        <translation>Open what is on this computer</translation>
    </message>
    <message>
        <source>密码已在别处改过，本机的内容还用以前的密码锁着。请输入在这台电脑上最后一次使用的密码。</source>
        <translation>The password was changed elsewhere; what is on this computer is still locked with the earlier one. Enter the password you last used on this computer.</translation>
    </message>
    <message>
        <source>以前的密码</source>
        <translation>Earlier password</translation>
    </message>
    <message>
        <source>想不起来也可以重新开始：已同步的内容会从办事机构取回，本机原有内容另存，不会删除。</source>
        <translation>You can also start afresh: what was synchronised comes back from the bureau, and what is here is set aside, not deleted.</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start afresh</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>请输入以前的密码。</source>
        <translation>Enter the earlier password.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>申报台（练习）</source>
        <translation>Shenbao (practice)</translation>
    </message>
    <message>
        <source>申报台</source>
        <translation>Shenbao</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>已填写的内容都在，可以继续填写；重新登录后自动同步和发送。</source>
        <translation>Everything you filled in is here and you can go on; it is synchronised and sent after you sign in again.</translation>
    </message>
    <message>
        <source>登录已失效</source>
        <translation>Your session has ended</translation>
    </message>
    <message>
        <source>重新登录</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>密码已修改，其他设备上的登录已退出。</source>
        <translation>The password is changed; other devices are signed out.</translation>
    </message>
</context>
<context>
    <name>MaterialBox</name>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>材料工坊</source>
        <translation>PDF desk</translation>
    </message>
    <message>
        <source>把多个文件、照片或扫描件合成一个 20 MB 以内的 PDF</source>
        <translation>Turn several files, photos or scans into one PDF below 20 MB</translation>
    </message>
    <message>
        <source>或拖到这里</source>
        <translation>or drop it here</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reasons for return</translation>
    </message>
    <message>
        <source>PDF 和图片 {types}</source>
        <translation>PDF and pictures {types}</translation>
    </message>
</context>
<context>
    <name>MaterialPage</name>
    <message>
        <source>上传申报表</source>
        <translation>Upload application form</translation>
    </message>
    <message>
        <source>上传其他材料</source>
        <translation>Upload other materials</translation>
    </message>
    <message>
        <source>政策补贴</source>
        <translation>Policies and subsidies</translation>
    </message>
    <message>
        <source>补贴申报</source>
        <translation>Subsidy applications</translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message>
        <source>当前页面</source>
        <translation>Current page</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>第 {page} 页的笔记</source>
        <translation>Note on page {page}</translation>
    </message>
    <message>
        <source>全文笔记</source>
        <translation>Note on the whole document</translation>
    </message>
    <message>
        <source>写给自己的话，边写边存，只保存在这台电脑，查找时也能找到。</source>
        <translation>For yourself: saved while you type, kept on this computer only, found when you search.</translation>
    </message>
</context>
<context>
    <name>NoticesPanel</name>
    <message>
        <source>消息</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>全部标为已读</source>
        <translation>Mark all as read</translation>
    </message>
    <message>
        <source>还没有消息</source>
        <translation>No messages yet</translation>
    </message>
    <message>
        <source>受理、退回、评定的通知会出现在这里。</source>
        <translation>News of review, correction and grading will appear here.</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>数量（{unit}）</source>
        <translation>Number ({unit})</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>可填 {least} 至 {most}</source>
        <translation>From {least} to {most}</translation>
    </message>
    <message>
        <source>请填写数字，例如 12</source>
        <translation>Please enter a number, such as 12</translation>
    </message>
</context>
<context>
    <name>PageModel</name>
    <message>
        <source>第 {number} 页</source>
        <translation>Page {number}</translation>
    </message>
    <message>
        <source>原文件不在或已改动</source>
        <translation>its file is missing or has changed</translation>
    </message>
    <message>
        <source>已标记脱敏</source>
        <translation>marked for redaction</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message numerus="yes">
        <source>%n 页</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagesDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>正在取来原文……</source>
        <translation>Getting the document…</translation>
    </message>
    <message>
        <source>页面缩略图</source>
        <translation>Page thumbnails</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>第 {page} 页</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {count} 页 · {zoom}%</source>
        <translation>Page {page} of {count} · {zoom}%</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>搜索或执行</source>
        <translation>Search or do</translation>
    </message>
    <message>
        <source>输入要去的地方、要做的事，或申报的年度、类别、ID</source>
        <translation>A place, something to do, or a declaration&apos;s year, category or ID</translation>
    </message>
    <message>
        <source>找到的内容</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>没有找到。可以试试申报年度、类别或 ID。</source>
        <translation>Nothing found. Try a year, a category or an ID.</translation>
    </message>
    <message>
        <source>第 {number} 条：{year} {category} {kind}</source>
        <translation>No. {number}: {year} {category} {kind}</translation>
    </message>
</context>
<context>
    <name>PaperTab</name>
    <message>
        <source>另存副本</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>{file} · 申报表版本 {version}</source>
        <translation>{file} · form version {version}</translation>
    </message>
    <message>
        <source>还没有上传申报表。</source>
        <translation>No application form has been uploaded yet.</translation>
    </message>
    <message>
        <source>没有上传其他材料。</source>
        <translation>No other materials have been uploaded.</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>隐藏密码</source>
        <translation>Hide password</translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>大写锁定已打开。</source>
        <translation>Caps lock is on.</translation>
    </message>
</context>
<context>
    <name>Picking</name>
    <message>
        <source>PDF 和图片 {types}</source>
        <translation>PDF and pictures {types}</translation>
    </message>
    <message>
        <source>添加文件</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>选择扫描仪存放文件的文件夹</source>
        <translation>Choose the folder in which your scanner leaves its files</translation>
    </message>
    <message>
        <source>重新选择文件</source>
        <translation>Choose the file again</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>分类分级管理</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>政策补贴</source>
        <translation>Policies and subsidies</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>申请列表</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>评定结果</source>
        <translation>Grades</translation>
    </message>
    <message>
        <source>申报详情</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>实施细则</source>
        <translation>Implementation rules</translation>
    </message>
    <message>
        <source>补贴申报</source>
        <translation>Subsidy applications</translation>
    </message>
    <message>
        <source>补贴申报详情</source>
        <translation>Subsidy application</translation>
    </message>
    <message>
        <source>材料工坊</source>
        <translation>PDF desk</translation>
    </message>
    <message>
        <source>申报材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
</context>
<context>
    <name>PoliciesModel</name>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>已撤下</source>
        <translation>Taken down</translation>
    </message>
    <message>
        <source>已标记</source>
        <translation>Marked</translation>
    </message>
    <message>
        <source>有笔记</source>
        <translation>With notes</translation>
    </message>
</context>
<context>
    <name>PoliciesPage</name>
    <message>
        <source>实施细则</source>
        <translation>Implementation rules</translation>
    </message>
    <message>
        <source>政策补贴</source>
        <translation>Policies and subsidies</translation>
    </message>
    <message>
        <source>共 {count} 份，{new} 份未读</source>
        <translation>{count} in all, {new} unread</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>在全文中查找</source>
        <translation>Search the full text</translation>
    </message>
    <message>
        <source>政策文件</source>
        <translation>Policy documents</translation>
    </message>
    <message>
        <source>文件种类</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Announcements</translation>
    </message>
    <message>
        <source>已标记</source>
        <translation>Marked</translation>
    </message>
    <message>
        <source>还没有政策文件</source>
        <translation>No policy documents yet</translation>
    </message>
    <message>
        <source>办事机构发布的补贴政策文件和公告会出现在这里；打开过的文件断网也能看。</source>
        <translation>The bureau&apos;s subsidy policies and announcements appear here; what was opened once can be read offline.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换一个词，或查看全部文件。</source>
        <translation>Try another word, or show all documents.</translation>
    </message>
    <message>
        <source>查看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>在政策文件中查找</source>
        <translation>Search the policy documents</translation>
    </message>
</context>
<context>
    <name>PracticeStrip</name>
    <message>
        <source>练习模式</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>数据只在这台电脑上，不会报给任何办事机构</source>
        <translation>Everything stays on this computer and reaches no bureau</translation>
    </message>
    <message>
        <source>练习审核员对下一件：</source>
        <translation>Practice reviewer, next one:</translation>
    </message>
    <message>
        <source>练习审核员对下一件</source>
        <translation>What the practice reviewer does with the next one</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>退回两项</source>
        <translation>Return two items</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>先不处理</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>正在启动练习办事机构…</source>
        <translation>Starting the practice bureau…</translation>
    </message>
    <message>
        <source>由您在审核台办理</source>
        <translation>Decide at the review desk</translation>
    </message>
    <message>
        <source>上报约 {seconds} 秒后答复</source>
        <translation>Answers after {seconds} s</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>脱敏</source>
        <translation>Redact</translation>
    </message>
    <message>
        <source>第 {number} 页</source>
        <translation>Page {number}</translation>
    </message>
</context>
<context>
    <name>ProcessTab</name>
    <message>
        <source>审批流程</source>
        <translation>Review steps</translation>
    </message>
    <message>
        <source>办理过程</source>
        <translation>History</translation>
    </message>
    <message>
        <source>还没有提交过。</source>
        <translation>Not submitted yet.</translation>
    </message>
    <message>
        <source>{title}（{office}）</source>
        <translation>{title} ({office})</translation>
    </message>
    <message>
        <source>一般在 {day} 前办完</source>
        <translation>usually done by {day}</translation>
    </message>
    <message>
        <source>一般 {days} 个工作日</source>
        <translation>Usually {days} working days</translation>
    </message>
    <message>
        <source>{actor}（{role}）</source>
        <translation>{actor} ({role})</translation>
    </message>
    <message>
        <source>{what} · {who}</source>
        <translation>{what} · {who}</translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message>
        <source>下载申报表</source>
        <translation>Download form</translation>
    </message>
    <message>
        <source>{day} 截止</source>
        <translation>closes {day}</translation>
    </message>
    <message>
        <source>{day} 截止，还有 {days} 个工作日</source>
        <translation>closes {day}, {days} working days left</translation>
    </message>
    <message>
        <source>{day} 截止，还有约 {days} 个工作日</source>
        <translation>closes {day}, about {days} working days left</translation>
    </message>
    <message>
        <source>{text}（符合）</source>
        <translation>{text} (met)</translation>
    </message>
    <message>
        <source>{text}（不符合）</source>
        <translation>{text} (not met)</translation>
    </message>
    <message>
        <source>{text}（以材料证明）</source>
        <translation>{text} (shown by the materials)</translation>
    </message>
    <message>
        <source> → </source>
        <translation> → </translation>
    </message>
    <message>
        <source>申报表和其他材料都要上传</source>
        <translation>Both the form and other materials must be uploaded</translation>
    </message>
    <message>
        <source>申报表必须上传，其他材料选传</source>
        <translation>The form must be uploaded, other materials are optional</translation>
    </message>
    <message>
        <source>审批：{steps}，一般共 {days} 个工作日。{papers}。</source>
        <translation>Review: {steps}, usually {days} working days in all. {papers}.</translation>
    </message>
</context>
<context>
    <name>ProjectsDialog</name>
    <message>
        <source>新增补贴申报</source>
        <translation>New subsidy application</translation>
    </message>
    <message>
        <source>勾选要申报的项目。先按政策文件准备材料，下载申报表填写并加盖公章，确认后上传。</source>
        <translation>Tick the project to apply for. Prepare the materials by its policy, download the form, fill it in and seal it; after confirming you upload them.</translation>
    </message>
    <message>
        <source>现在没有可以申报的项目。办事机构发布后，同步一次就会出现在这里。</source>
        <translation>There are no projects to apply for now. Once the bureau publishes one, it appears here after the next sync.</translation>
    </message>
    <message>
        <source>可申报的补贴项目</source>
        <translation>Subsidy projects</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>下载申报表</source>
        <translation>Download form</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>{path}（版本 {version}，{pages} 页）</source>
        <translation>{path} (version {version}, {pages} pages)</translation>
    </message>
    <message>
        <source>申报表已保存，机构信息已填好</source>
        <translation>The form is saved, with your institution&apos;s data filled in</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>原文（PDF）</source>
        <translation>As printed (PDF)</translation>
    </message>
    <message>
        <source>阅读方式</source>
        <translation>Way of reading</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>取消标记</source>
        <translation>Unmark</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>办事机构已撤下这份文件；因为有您的标记或笔记，这里还留着。</source>
        <translation>The bureau has taken this document down; it stays here because of your mark or notes.</translation>
    </message>
    <message>
        <source>示例文件：供练习使用，不是主管部门发布的文件。</source>
        <translation>Sample document for practice, not published by any authority.</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Announcements</translation>
    </message>
    <message>
        <source>政策文件</source>
        <translation>Policy documents</translation>
    </message>
    <message>
        <source>发布 {day}</source>
        <translation>published {day}</translation>
    </message>
    <message>
        <source>施行 {day}</source>
        <translation>in force {day}</translation>
    </message>
    <message>
        <source>PDF 共 {count} 页，{size}</source>
        <translation>PDF, {count} pages, {size}</translation>
    </message>
</context>
<context>
    <name>RedactionBox</name>
    <message>
        <source>脱敏</source>
        <translation>Redact</translation>
    </message>
    <message>
        <source>按住鼠标在页面上拖出要遮盖的区域；或用方向键移动方框，Shift + 方向键改变大小，Enter 遮盖。</source>
        <translation>Drag over what is to be covered; or move a frame with the arrows, resize it with Shift + arrows, and press Enter.</translation>
    </message>
    <message numerus="yes">
        <source>本页已遮盖 %n 处，保存时从文件中彻底抹去；保存前可用 Ctrl+Z 撤销。</source>
        <translation>
            <numerusform>%n region of this page is covered and will be removed for good when you save; until then Ctrl+Z takes it back.</numerusform>
            <numerusform>%n regions of this page are covered and will be removed for good when you save; until then Ctrl+Z takes them back.</numerusform>
        </translation>
    </message>
    <message>
        <source>保存时遮盖处会从文件中彻底抹去，原文件不变。</source>
        <translation>What is covered is removed from the saved file for good; your own file stays as it is.</translation>
    </message>
    <message>
        <source>本页发现的号码</source>
        <translation>Numbers found on this page</translation>
    </message>
    <message>
        <source>遮盖所选</source>
        <translation>Cover the ticked ones</translation>
    </message>
    <message>
        <source>正在查找…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>发现的号码都已遮盖。</source>
        <translation>All numbers that were found are covered.</translation>
    </message>
    <message>
        <source>没有发现身份证号或手机号。扫描件中的号码请用鼠标或键盘遮盖。</source>
        <translation>No ID or mobile number was found. Cover numbers in scans with the mouse or the keyboard.</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Mobile</translation>
    </message>
</context>
<context>
    <name>RegistrationDialog</name>
    <message>
        <source>还有 {count} 处需要修改，请看标出的栏目。</source>
        <translation>Fields to be corrected: {count}. They are marked.</translation>
    </message>
    <message>
        <source>机构注册</source>
        <translation>Register an institution</translation>
    </message>
    <message>
        <source>机构信息</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>登录账号</source>
        <translation>Account to sign in with</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在注册…</source>
        <translation>Registering…</translation>
    </message>
    <message>
        <source>确认注册</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>改为 {value}</source>
        <translation>Change to {value}</translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>重新登录</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>登录已失效。请输入 {username} 的密码，已填写的内容都在。</source>
        <translation>Your session has ended. Enter the password of {username}; everything you filled in is here.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>稍后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>正在登录…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Enter the password.</translation>
    </message>
</context>
<context>
    <name>ResultTab</name>
    <message>
        <source>审批结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>还没有结果。审批各环节办完后，结果、金额、公示和拨付情况会出现在这里。</source>
        <translation>No result yet. When all steps are done, the decision, the amount, the public notice and the payment appear here.</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>还没有回执：提交并被办事机构收到后，回执在这里。</source>
        <translation>No receipt yet: it is here once the application was submitted and received by the bureau.</translation>
    </message>
    <message>
        <source>审批意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>决定时间</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>补贴金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>公示至</source>
        <translation>On public notice until</translation>
    </message>
    <message>
        <source>拨付日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>回执号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>收到时间</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>第几次提交</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>报送内容的 SHA-256</source>
        <translation>SHA-256 of what was sent</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Revise</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Abandon</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>导出 PDF</source>
        <translation>Export PDF</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
</context>
<context>
    <name>RowBar</name>
    <message>
        <source>选中的申报</source>
        <translation>Selected declaration</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>选中一条申报，在这里办理</source>
        <translation>Select a declaration to work on it here</translation>
    </message>
    <message>
        <source>第 {number} 条&#x3000;{year} {category} {kind}</source>
        <translation>No. {number}  {year} {category}, {kind}</translation>
    </message>
    <message>
        <source>已封存，连上办事机构后自动上报，只报一次。</source>
        <translation>Sealed; goes out once, as soon as the bureau is reachable.</translation>
    </message>
    <message>
        <source>正在上报。</source>
        <translation>Submitting.</translation>
    </message>
    <message>
        <source>已发出但没有收到回执，正在向办事机构核对，不会重复上报。</source>
        <translation>Sent, no receipt yet: the bureau is being asked; nothing is filed twice.</translation>
    </message>
    <message>
        <source>上次上报没有成功，内容都在，修改后再上报。</source>
        <translation>The last submission failed; nothing is lost. Correct it and submit again.</translation>
    </message>
    <message>
        <source>在别处也改过，请打开比较两个版本。</source>
        <translation>Changed elsewhere too: open it to compare the versions.</translation>
    </message>
    <message>
        <source>退回 {count} 项理由还没有处理。</source>
        <translation>{count} reasons for return still to deal with.</translation>
    </message>
    <message>
        <source>还差 {count} 项未完成。</source>
        <translation>{count} indicators still open.</translation>
    </message>
    <message>
        <source>第 {number} 条&#x3000;{year} {title}</source>
        <translation>No. {number}&#x3000;{year} {title}</translation>
    </message>
</context>
<context>
    <name>RuleChecklist</name>
    <message>
        <source>至少 {count} 位</source>
        <translation>At least {count} characters</translation>
    </message>
    <message>
        <source>大写字母、小写字母、数字、符号中至少 {count} 种</source>
        <translation>At least {count} of upper case, lower case, digits, symbols</translation>
    </message>
    <message>
        <source>已满足</source>
        <translation>met</translation>
    </message>
    <message>
        <source>未满足</source>
        <translation>not met</translation>
    </message>
    <message>
        <source>不符合要求</source>
        <translation>Too weak</translation>
    </message>
    <message>
        <source>强度：一般</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>强度：较强</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>强度：很强</source>
        <translation>Strong</translation>
    </message>
</context>
<context>
    <name>SavedLine</name>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>已保存 %1</source>
        <translation>Saved %1</translation>
    </message>
</context>
<context>
    <name>ScorePane</name>
    <message>
        <source>预计得分</source>
        <translation>Expected score</translation>
    </message>
    <message>
        <source>等级刻度</source>
        <translation>Grade scale</translation>
    </message>
    <message>
        <source>最省力的提升</source>
        <translation>Cheapest gains</translation>
    </message>
    <message>
        <source>还差的基本条件</source>
        <translation>Basic conditions missing</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>/ {maximum} 分</source>
        <translation>/ {maximum} points</translation>
    </message>
    <message>
        <source>其中加分 {points} 分</source>
        <translation>{points} of them bonus</translation>
    </message>
    <message>
        <source>一票否决项：已触发（{codes}），不能评定等级</source>
        <translation>Veto: triggered ({codes}), no grade possible</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>一票否决项：未触发</source>
        <translation>Veto: not triggered</translation>
    </message>
    <message>
        <source>{grade} 级还差的基本条件</source>
        <translation>Basic conditions for {grade}</translation>
    </message>
    <message>
        <source>没有必须处理的问题，可以上报</source>
        <translation>Nothing in the way: ready to submit</translation>
    </message>
    <message>
        <source>必须处理 {must} 处，建议 {may} 处</source>
        <translation>{must} to correct, {may} suggested</translation>
    </message>
    <message>
        <source>另有 {count} 处，改好前面的再看</source>
        <translation>{count} more, once these are done</translation>
    </message>
    <message>
        <source>预计不予评定</source>
        <translation>No grade expected</translation>
    </message>
    <message>
        <source>预计 {grade}</source>
        <translation>Expected {grade}</translation>
    </message>
    <message>
        <source>未达到等级</source>
        <translation>Below grade A</translation>
    </message>
    <message>
        <source>分数已够 {grade}，还差基本条件</source>
        <translation>Points suffice for {grade}; basic conditions missing</translation>
    </message>
    <message>
        <source>距 {grade} 还差 {points} 分</source>
        <translation>{points} points to {grade}</translation>
    </message>
</context>
<context>
    <name>ScoreStrip</name>
    <message>
        <source>预计得分</source>
        <translation>Expected score</translation>
    </message>
    <message>
        <source>提升与检查</source>
        <translation>Gains and checks</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>{points} / {maximum}</source>
        <translation>{points} / {maximum}</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>搜索或执行</source>
        <translation>Search or do</translation>
    </message>
    <message>
        <source>去任何地方，做任何事（{key}）</source>
        <translation>Go anywhere, do anything ({key})</translation>
    </message>
</context>
<context>
    <name>SendingPanel</name>
    <message>
        <source>待发送</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>立即发送</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Synchronise now</translation>
    </message>
    <message>
        <source>重新登录</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>取消发送</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>退回为填写中，可以继续修改</source>
        <translation>Back to filling in, where it can be changed</translation>
    </message>
    <message>
        <source>正在连接办事机构</source>
        <translation>Connecting to the bureau</translation>
    </message>
    <message>
        <source>全部已送达</source>
        <translation>Everything has arrived</translation>
    </message>
    <message>
        <source>有内容等待发送</source>
        <translation>Something waits to be sent</translation>
    </message>
    <message>
        <source>正在发送</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>现在连不上办事机构</source>
        <translation>The bureau cannot be reached now</translation>
    </message>
    <message>
        <source>需要您处理</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>登录已失效，重新登录后自动继续。已填写的内容都在。</source>
        <translation>Your session has ended; sign in again and it goes on by itself. Everything you filled in is here.</translation>
    </message>
    <message>
        <source>{count} 份申报在别处也改过，请打开后选择保留哪一份。</source>
        <translation>Declarations also changed elsewhere: {count}. Open each and choose which version to keep.</translation>
    </message>
    <message>
        <source>{count} 份填写内容尚未同步，已保存在本机。</source>
        <translation>Declarations not synchronised yet: {count}. They are saved on this computer.</translation>
    </message>
    <message>
        <source>上次同步 {time}</source>
        <translation>Last synchronised {time}</translation>
    </message>
    <message>
        <source>第 {number} 条：{year} {category} {kind}</source>
        <translation>No. {number}: {year} {category} {kind}</translation>
    </message>
    <message>
        <source>{state}：{reason}</source>
        <translation>{state}: {reason}</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>更换服务器</source>
        <translation>Change server</translation>
    </message>
    <message>
        <source>练习办事机构</source>
        <translation>Practice bureau</translation>
    </message>
    <message>
        <source>在这台电脑上运行，可以放心尝试，不会报给任何办事机构。</source>
        <translation>Runs on this computer: try anything, nothing reaches a bureau.</translation>
    </message>
    <message>
        <source>办事机构的服务器</source>
        <translation>A bureau&apos;s server</translation>
    </message>
    <message>
        <source>服务器地址</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>由办事机构提供，以 https:// 开头。</source>
        <translation>Given by the bureau; starts with https://.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>请输入完整的地址，例如 https://shenbao.example.gov.cn</source>
        <translation>Enter the whole address, such as https://shenbao.example.gov.cn</translation>
    </message>
    <message>
        <source>地址要以 https:// 开头，否则密码会在网络上明文传输。</source>
        <translation>The address has to start with https://, or the password would cross the network in the clear.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>缩放</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>下次启动时生效。</source>
        <translation>Takes effect at the next start.</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>练习办事机构（本机）</source>
        <translation>practice bureau (this computer)</translation>
    </message>
    <message>
        <source>服务器：{place}。退出后可在登录窗口更换。</source>
        <translation>Server: {place}. It can be changed in the sign-in window after signing out.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>勾选选项</source>
        <translation>Tick an option</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next indicator</translation>
    </message>
    <message>
        <source>下一个未完成</source>
        <translation>Next unfinished</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>移动所选页面</source>
        <translation>Move the selected pages</translation>
    </message>
    <message>
        <source>放大这一页</source>
        <translation>Show this page large</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>去哪里</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>填写指标时</source>
        <translation>While filling in</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>材料工坊</source>
        <translation>PDF desk</translation>
    </message>
</context>
<context>
    <name>ShrinkBox</name>
    <message>
        <source>压缩到 20 MB 以内</source>
        <translation>Shrink to under 20 MB</translation>
    </message>
    <message>
        <source>压缩前后对比</source>
        <translation>Compare before and after</translation>
    </message>
    <message>
        <source>恢复到压缩前</source>
        <translation>Take shrinking back</translation>
    </message>
    <message>
        <source>允许低于 150 dpi，再压缩</source>
        <translation>Allow less than 150 dpi</translation>
    </message>
    <message>
        <source>已压缩：{before} → {after}</source>
        <translation>Shrunk: {before} → {after}</translation>
    </message>
    <message>
        <source>压缩后仍有 {after}，放不进 20 MB</source>
        <translation>Still {after} when shrunk, more than 20 MB</translation>
    </message>
    <message>
        <source>在 20 MB 以内，无需压缩</source>
        <translation>Under 20 MB, no need to shrink</translation>
    </message>
    <message>
        <source>先无损整理，再按需要压缩图片，选能放进 20 MB 的最轻一档；文字保持 150 dpi 以上清晰，原文件不变。</source>
        <translation>Without loss first, then pictures at the gentlest setting that fits; text stays sharp at 150 dpi or more, your files stay as they are.</translation>
    </message>
</context>
<context>
    <name>SideMenu</name>
    <message>
        <source>主菜单</source>
        <translation>Main menu</translation>
    </message>
    <message>
        <source>申报台</source>
        <translation>Shenbao</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>合并为一个 PDF，按来源加书签</source>
        <translation>One PDF, with a bookmark per source</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在检查页面…</source>
        <translation>Looking at the pages…</translation>
    </message>
    <message>
        <source>{count} 页均可正常显示</source>
        <translation>All {count} pages can be shown</translation>
    </message>
    <message>
        <source>{count} 页可正常显示</source>
        <translation>{count} pages can be shown</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>正在读取文件…</source>
        <translation>Reading files…</translation>
    </message>
    <message>
        <source>正在压缩…</source>
        <translation>Shrinking…</translation>
    </message>
    <message>
        <source>正在生成 PDF…</source>
        <translation>Making the PDF…</translation>
    </message>
    <message>
        <source>正在读取 {done} / {total}</source>
        <translation>Reading {done} / {total}</translation>
    </message>
    <message>
        <source>正在合并 {done} / {total}</source>
        <translation>Joining {done} / {total}</translation>
    </message>
    <message>
        <source>正在压缩图片 {done} / {total}</source>
        <translation>Shrinking pictures {done} / {total}</translation>
    </message>
    <message>
        <source>正在写入 {done} / {total}</source>
        <translation>Writing {done} / {total}</translation>
    </message>
    <message>
        <source>正在逐页检查 {done} / {total}</source>
        <translation>Checking page {done} / {total}</translation>
    </message>
</context>
<context>
    <name>SignInWindow</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>正在取回数据…</source>
        <translation>Fetching data…</translation>
    </message>
    <message>
        <source>正在退出…</source>
        <translation>Signing out…</translation>
    </message>
    <message>
        <source>请输入刚才设置的密码登录。</source>
        <translation>Sign in with the password you have just chosen.</translation>
    </message>
    <message>
        <source>办事机构审核通过后即可登录，一般需要 1 至 3 个工作日。</source>
        <translation>You can sign in once the bureau has approved it, usually within 1 to 3 working days.</translation>
    </message>
    <message>
        <source>机构注册成功</source>
        <translation>The institution is registered</translation>
    </message>
    <message>
        <source>请输入用户名。</source>
        <translation>Enter the user name.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Enter the password.</translation>
    </message>
    <message>
        <source>正在登录…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>已填入示例机构“{name}”的账号，点击登录即可。</source>
        <translation>The account of the sample institution &quot;{name}&quot; is filled in; just sign in.</translation>
    </message>
    <message>
        <source>申报台</source>
        <translation>Shenbao</translation>
    </message>
    <message>
        <source>申报台（练习）</source>
        <translation>Shenbao (practice)</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>记住我（存于系统密钥环）</source>
        <translation>Remember me</translation>
    </message>
    <message>
        <source>登录凭证存于系统密钥环，下次打开不用再输入密码。密码本身不会保存。</source>
        <translation>The way back in is kept in the system keyring: no password at the next start. The password itself is not stored.</translation>
    </message>
    <message>
        <source>忘记密码</source>
        <translation>Forgotten password</translation>
    </message>
    <message>
        <source>机构注册</source>
        <translation>Register an institution</translation>
    </message>
    <message>
        <source>使用示例账号</source>
        <translation>Use the sample account</translation>
    </message>
    <message>
        <source>一家已有申报和等级的示例机构，可以随意操作</source>
        <translation>A sample institution with declarations and grades; do with it what you like</translation>
    </message>
</context>
<context>
    <name>SizeMeter</name>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>大小（估算）</source>
        <translation>Size (estimate)</translation>
    </message>
    <message>
        <source>上限 {limit}</source>
        <translation>limit {limit}</translation>
    </message>
    <message>
        <source>{size}，上限 {limit}</source>
        <translation>{size}, limit {limit}</translation>
    </message>
</context>
<context>
    <name>SourceBox</name>
    <message>
        <source>来源文件</source>
        <translation>Source files</translation>
    </message>
    <message>
        <source>Enter 显示它的第一页，Delete 移除整个文件</source>
        <translation>Enter shows its first page, Delete removes the whole file</translation>
    </message>
    <message>
        <source>移除此文件</source>
        <translation>Remove this file</translation>
    </message>
    <message>
        <source>重新选择文件</source>
        <translation>Choose the file again</translation>
    </message>
</context>
<context>
    <name>StateBanner</name>
    <message>
        <source>有 {count} 项不同，两个版本都保留着。</source>
        <translation>{count} indicators differ; both versions are kept.</translation>
    </message>
    <message>
        <source>这条申报在别处也改过</source>
        <translation>This declaration was changed elsewhere too</translation>
    </message>
    <message>
        <source>比较两个版本</source>
        <translation>Compare the two versions</translation>
    </message>
    <message>
        <source>现在是“{state}”，内容只能查看。</source>
        <translation>Its status is &quot;{state}&quot;: it can be read, not changed.</translation>
    </message>
    <message>
        <source>查看详情</source>
        <translation>Show details</translation>
    </message>
</context>
<context>
    <name>SubmitDialog</name>
    <message>
        <source>提交这份申报？</source>
        <translation>Submit this application?</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>练习：不会报给真实的办事机构。提交的内容如下，提交后等待审核。</source>
        <translation>Practice: nothing reaches a real bureau. This is what is submitted; then it awaits review.</translation>
    </message>
    <message>
        <source>提交的内容如下，提交后等待审核；受理前单位管理员可以撤回。</source>
        <translation>This is what is submitted; then it awaits review. Until it is taken, the manager can withdraw it.</translation>
    </message>
    <message>
        <source>申报名称</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>没有上传</source>
        <translation>Not uploaded</translation>
    </message>
    <message>
        <source>申报表版本</source>
        <translation>Form version</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>可以提交，但请留意</source>
        <translation>It can be submitted, but please note</translation>
    </message>
</context>
<context>
    <name>Submitting</name>
    <message>
        <source>正在上报…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>内容已封存，连上办事机构后自动上报，只报一次。期间不能再修改。</source>
        <translation>The content is sealed and goes out once, as soon as the bureau is reachable. It cannot be changed meanwhile.</translation>
    </message>
    <message>
        <source>已保存，等待发送</source>
        <translation>Saved, waiting to be sent</translation>
    </message>
    <message>
        <source>已经发出，但没有收到回执。申报台会先向办事机构核对是否收到，不会重复上报。</source>
        <translation>It was sent, but no receipt came. Shenbao asks the bureau first whether it arrived; nothing is filed twice.</translation>
    </message>
    <message>
        <source>结果未知，正在核对</source>
        <translation>Outcome unknown, being checked</translation>
    </message>
    <message>
        <source>没有报上去</source>
        <translation>Not submitted</translation>
    </message>
    <message>
        <source>回执号 {number}，办事机构收到时间 {time}。</source>
        <translation>Receipt {number}, received by the bureau at {time}.</translation>
    </message>
    <message>
        <source>已上报，等待审核</source>
        <translation>Submitted, awaiting review</translation>
    </message>
    <message>
        <source>导出回执 PDF</source>
        <translation>Export receipt PDF</translation>
    </message>
    <message>
        <source>{first}（另有 {count} 处）</source>
        <translation>{first} ({count} more)</translation>
    </message>
    <message>
        <source>还不能上报</source>
        <translation>Cannot be submitted yet</translation>
    </message>
    <message>
        <source>去填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>没有报上去，内容都还在</source>
        <translation>Not submitted; nothing is lost</translation>
    </message>
    <message>
        <source>去修改</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>正在提交…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>内容已封存，连上办事机构后自动提交，只交一次。期间不能再修改。</source>
        <translation>The content is sealed and is submitted, once only, when the bureau can be reached. It cannot be changed meanwhile.</translation>
    </message>
    <message>
        <source>已经发出，但没有收到回执。申报台会先向办事机构核对是否收到，不会重复提交。</source>
        <translation>It was sent, but no receipt came. Shenbao first asks the bureau whether it arrived; nothing is submitted twice.</translation>
    </message>
    <message>
        <source>没有交上去</source>
        <translation>Not submitted</translation>
    </message>
    <message>
        <source>已提交，等待审核</source>
        <translation>Submitted, awaiting review</translation>
    </message>
    <message>
        <source>查看审批流程</source>
        <translation>See review steps</translation>
    </message>
    <message>
        <source>还不能提交</source>
        <translation>Cannot be submitted yet</translation>
    </message>
    <message>
        <source>没有交上去，内容都还在</source>
        <translation>Not submitted; everything is still here</translation>
    </message>
</context>
<context>
    <name>SubsidiesModel</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>申报名称</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>申报日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>申报状态</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>SubsidiesPage</name>
    <message>
        <source>补贴申报</source>
        <translation>Subsidy applications</translation>
    </message>
    <message>
        <source>政策补贴</source>
        <translation>Policies and subsidies</translation>
    </message>
    <message>
        <source>共 {count} 条</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>新增补贴申报</source>
        <translation>New subsidy application</translation>
    </message>
    <message>
        <source>在列表中查找</source>
        <translation>Find in list</translation>
    </message>
    <message>
        <source>还没有补贴申报</source>
        <translation>No subsidy applications yet</translation>
    </message>
    <message>
        <source>先选一个可申报的项目，下载申报表，填写盖章后和其他材料一起上传，再提交，等待审核。除了提交，断网也能办。</source>
        <translation>Choose a project, download its form, fill it in and seal it, upload it with other materials, then submit and await review. All but submitting works offline.</translation>
    </message>
    <message>
        <source>没有符合条件的申报</source>
        <translation>No application matches</translation>
    </message>
    <message>
        <source>换一个词，或查看全部。</source>
        <translation>Try another word, or show all.</translation>
    </message>
    <message>
        <source>查看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>查看选中的申报</source>
        <translation>View the selected application</translation>
    </message>
    <message>
        <source>删除选中的申报</source>
        <translation>Delete the selected application</translation>
    </message>
</context>
<context>
    <name>SubsidyPage</name>
    <message>
        <source>补贴申报详情</source>
        <translation>Subsidy application</translation>
    </message>
    <message>
        <source>政策补贴</source>
        <translation>Policies and subsidies</translation>
    </message>
    <message>
        <source>补贴申报</source>
        <translation>Subsidy applications</translation>
    </message>
    <message>
        <source>第 {number} 条</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>还没有提交</source>
        <translation>not submitted yet</translation>
    </message>
    <message>
        <source>年度 {year} · 申报日期 {filed}</source>
        <translation>Year {year} · submitted {filed}</translation>
    </message>
    <message>
        <source>两个版本都保留着，请看清不同之处再选一个。</source>
        <translation>Both versions are kept: look at the differences, then choose one.</translation>
    </message>
    <message>
        <source>这条申报在别处也改过</source>
        <translation>This application was changed elsewhere too</translation>
    </message>
    <message>
        <source>比较两个版本</source>
        <translation>Compare the two versions</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reasons for return</translation>
    </message>
    <message>
        <source>申报表</source>
        <translation>Application form</translation>
    </message>
    <message>
        <source>申报材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>审批流程</source>
        <translation>Review steps</translation>
    </message>
    <message>
        <source>审批结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>申报内容</source>
        <translation>Content</translation>
    </message>
</context>
<context>
    <name>SubsidyTodos</name>
    <message>
        <source>{title} {year} · {state}</source>
        <translation>{title} {year} · {state}</translation>
    </message>
    <message>
        <source>在别处也改过，两个版本都保留着</source>
        <translation>Changed elsewhere too; both versions are kept</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>去修改</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>去提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>继续准备</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>已经截止，不能再提交</source>
        <translation>Closed: it can no longer be submitted</translation>
    </message>
    <message>
        <source>{day} 截止，还有 {days} 个工作日</source>
        <translation>closes {day}, {days} working days left</translation>
    </message>
    <message>
        <source>退回的理由都已处理，可以再次提交</source>
        <translation>All reasons are dealt with; it can be submitted again</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{count} 项需要修改：{places}</source>
        <translation>{count} to correct: {places}</translation>
    </message>
    <message>
        <source>已封存，连上办事机构后自动提交</source>
        <translation>Sealed; submitted when the bureau can be reached</translation>
    </message>
    <message>
        <source>正在提交</source>
        <translation>Being submitted</translation>
    </message>
    <message>
        <source>已发出但没有收到回执，正在核对，不会重复提交</source>
        <translation>Sent without a receipt; being checked, never submitted twice</translation>
    </message>
    <message>
        <source>没有交上去，内容都在，修改后再提交</source>
        <translation>Not submitted; everything is here: correct it and submit again</translation>
    </message>
</context>
<context>
    <name>SubsidyVersionsDialog</name>
    <message>
        <source>申报内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>申报表版本</source>
        <translation>Form version</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Remarks</translation>
    </message>
</context>
<context>
    <name>SyncIndicator</name>
    <message>
        <source>同步状态</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>查看待发送的内容（Ctrl+Shift+Q）</source>
        <translation>Show what waits to be sent (Ctrl+Shift+Q)</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synchronised</translation>
    </message>
    <message>
        <source>{count} 项待发送</source>
        <translation>{count} to send</translation>
    </message>
    <message>
        <source>正在发送</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>离线，{count} 项待发送</source>
        <translation>Offline, {count} to send</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>需要处理</source>
        <translation>Needs you</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>当前</source>
        <translation>current</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>not started</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>TimelineChart</name>
    <message>
        <source>时间线</source>
        <translation>Time line</translation>
    </message>
</context>
<context>
    <name>TodoList</name>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>没有需要您处理的事。</source>
        <translation>Nothing needs you.</translation>
    </message>
    <message>
        <source>另有 {count} 项，去申请列表</source>
        <translation>{count} more in the declarations</translation>
    </message>
    <message>
        <source>{category} {grade} 级 {day} 到期</source>
        <translation>{category}: grade {grade} runs out on {day}</translation>
    </message>
    <message>
        <source>{day} 前上报保级，可以留出一轮补正的时间</source>
        <translation>File by {day} to leave time for one round of corrections</translation>
    </message>
    <message>
        <source>开始保级</source>
        <translation>Keep grade</translation>
    </message>
    <message>
        <source>{category} {year} · {state}</source>
        <translation>{category} {year} · {state}</translation>
    </message>
    <message>
        <source>去修改</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>在别处也改过，两个版本都保留着</source>
        <translation>Changed elsewhere too; both versions are kept</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>{title} {done}/{total}</source>
        <translation>{title} {done}/{total}</translation>
    </message>
    <message>
        <source>继续填写</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{count} 项需要修改：{codes}</source>
        <translation>{count} to correct: {codes}</translation>
    </message>
    <message>
        <source>{text}；请在 {day} 前补正上报</source>
        <translation>{text}; please file by {day}</translation>
    </message>
    <message>
        <source>已封存，连上办事机构后自动上报</source>
        <translation>Sealed; goes out once online</translation>
    </message>
    <message>
        <source>正在上报</source>
        <translation>Submitting</translation>
    </message>
    <message>
        <source>已发出但没有收到回执，正在核对，不会重复上报</source>
        <translation>Sent, no receipt yet; being checked, nothing is filed twice</translation>
    </message>
    <message>
        <source>没有报上去，内容都在，修改后再上报</source>
        <translation>Not submitted; nothing is lost. Correct and submit again</translation>
    </message>
    <message>
        <source>预计 {grade}</source>
        <translation>Expected {grade}</translation>
    </message>
    <message>
        <source>未达到等级</source>
        <translation>Below grade A</translation>
    </message>
    <message>
        <source>{grade}，距 {following} 还差 {points} 分</source>
        <translation>{grade}, {points} points to {following}</translation>
    </message>
</context>
<context>
    <name>TrailView</name>
    <message>
        <source>办理过程</source>
        <translation>History</translation>
    </message>
    <message>
        <source>还没有上报过。</source>
        <translation>Not submitted yet.</translation>
    </message>
    <message>
        <source>{actor}（{role}）</source>
        <translation>{actor} ({role})</translation>
    </message>
    <message>
        <source>{what} · {who}</source>
        <translation>{what} · {who}</translation>
    </message>
</context>
<context>
    <name>UnexpectedDialog</name>
    <message>
        <source>申报台</source>
        <translation>Shenbao</translation>
    </message>
    <message>
        <source>错误报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>证件号码、手机号、密码和用户名已从报告中隐去。报告不会自动发送。</source>
        <translation>ID numbers, mobile numbers, passwords and user names have been masked. The report is never sent by itself.</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>UploadBar</name>
    <message>
        <source>正在上传 {name}&#x3000;{percent}%&#x3000;{pace}</source>
        <translation>Uploading {name}&#x3000;{percent}%&#x3000;{pace}</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>取消上传</source>
        <translation>Cancel upload</translation>
    </message>
    <message>
        <source>已暂停，继续时从断开处接着传</source>
        <translation>Paused; it goes on where it stopped</translation>
    </message>
    <message>
        <source>{speed}/秒&#x3000;还需约 {seconds} 秒</source>
        <translation>{speed}/s&#x3000;about {seconds} s left</translation>
    </message>
    <message>
        <source>{speed}/秒&#x3000;还需约 {minutes} 分钟</source>
        <translation>{speed}/s&#x3000;about {minutes} min left</translation>
    </message>
</context>
<context>
    <name>UploadDialog</name>
    <message>
        <source>新增补贴申报</source>
        <translation>New subsidy application</translation>
    </message>
    <message>
        <source>修改补贴申报</source>
        <translation>Edit subsidy application</translation>
    </message>
    <message>
        <source>申报名称</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>上传申报表</source>
        <translation>Upload application form</translation>
    </message>
    <message>
        <source>上传其他材料</source>
        <translation>Upload other materials</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>说明：请下载相关表格如实填写并加盖公章后上传到系统中。</source>
        <translation>Note: download the form, fill it in truthfully, have it sealed, then upload it here.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>上传 PDF 格式文件，大小控制在 20M 以内</source>
        <translation>Upload a PDF of at most 20 MB</translation>
    </message>
    <message>
        <source>{limit}。{wanted}</source>
        <translation>{limit}. {wanted}</translation>
    </message>
    <message>
        <source>现在不能修改，内容只能查看。</source>
        <translation>It cannot be changed now, only viewed.</translation>
    </message>
    <message>
        <source>正在检查 {name}…</source>
        <translation>Checking {name}…</translation>
    </message>
    <message>
        <source>正在放到材料工坊…</source>
        <translation>Putting it on the PDF desk…</translation>
    </message>
</context>
<context>
    <name>UserMenu</name>
    <message>
        <source>用户菜单：修改密码、设置、退出</source>
        <translation>User menu: change password, settings, sign out</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>比较两个版本</source>
        <translation>Compare the two versions</translation>
    </message>
    <message>
        <source>这条申报在另一台电脑上也改过。两个版本都保留着，请看清不同之处再选一个。</source>
        <translation>This declaration was also changed on another computer. Both versions are kept: look at the differences, then choose one.</translation>
    </message>
    <message>
        <source>不同之处</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>用我的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>用对方的</source>
        <translation>Use theirs</translation>
    </message>
    <message>
        <source>以后再定</source>
        <translation>Decide later</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>对方的</source>
        <translation>Theirs</translation>
    </message>
</context>
<context>
    <name>ViewingTools</name>
    <message>
        <source>返回全部页面</source>
        <translation>All pages</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit the window</translation>
    </message>
    <message>
        <source>第 {number} / {count} 页</source>
        <translation>Page {number} / {count}</translation>
    </message>
</context>
<context>
    <name>YearField</name>
    <message>
        <source>年</source>
        <translation>year</translation>
    </message>
</context>
<context>
    <name>YesNoField</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>exporting</name>
    <message>
        <source>导出 PDF</source>
        <translation>Export PDF</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>另存副本</source>
        <translation>Save a copy</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>无法显示</source>
        <translation>Cannot be shown</translation>
    </message>
    <message>
        <source>未见公章</source>
        <translation>No seal seen</translation>
    </message>
    <message>
        <source>上下颠倒</source>
        <translation>Upside down</translation>
    </message>
    <message>
        <source>横倒</source>
        <translation>On its side</translation>
    </message>
    <message>
        <source>空白页</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>与第 {other} 页重复</source>
        <translation>Same as {other}</translation>
    </message>
    <message>
        <source>含个人信息</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>仅 {dpi} dpi</source>
        <translation>Only {dpi} dpi</translation>
    </message>
    <message>
        <source>文字太小</source>
        <translation>Small text</translation>
    </message>
    <message>
        <source>页面太小</source>
        <translation>Tiny page</translation>
    </message>
    <message>
        <source>已见公章</source>
        <translation>Seal seen</translation>
    </message>
    <message>
        <source>原文件不在</source>
        <translation>File missing</translation>
    </message>
    <message>
        <source>{words} +{more}</source>
        <translation>{words} +{more}</translation>
    </message>
    <message>
        <source>已遮盖 {count} 处</source>
        <translation>{count} covered</translation>
    </message>
</context>
<context>
    <name>lanes</name>
    <message>
        <source>{state} {done}/{total}</source>
        <translation>{state} {done}/{total}</translation>
    </message>
    <message>
        <source>补正期限 {day}</source>
        <translation>Correct by {day}</translation>
    </message>
    <message>
        <source>{state}（一般 {days} 个工作日）</source>
        <translation>{state} (usually {days} working days)</translation>
    </message>
    <message>
        <source>{grade} 级有效至 {day}</source>
        <translation>Grade {grade} until {day}</translation>
    </message>
</context>
<context>
    <name>looks</name>
    <message>
        <source>待发送</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>正在发送</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>结果未知</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>需要处理</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>{state} {grade}</source>
        <translation>{state} {grade}</translation>
    </message>
    <message>
        <source>{state} · {count} 项</source>
        <translation>{state} · {count}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>number</name>
    <message>
        <source>请填写数字，例如 12</source>
        <translation>Please enter a number, such as 12</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>分类分级申报回执</source>
        <translation>Receipt of a grading declaration</translation>
    </message>
    <message>
        <source>分类分级申报内容（尚未上报）</source>
        <translation>Grading declaration (not submitted yet)</translation>
    </message>
    <message>
        <source>练习：由练习办事机构出具，没有效力。</source>
        <translation>PRACTICE: issued by the practice bureau, without effect.</translation>
    </message>
    <message>
        <source>示例：所用标准为示例标准，不是主管部门发布的标准。</source>
        <translation>SAMPLE: filled against a sample standard, not the standard of any authority.</translation>
    </message>
    <message>
        <source>机构名称</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>统一信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>申报年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>申报类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>申报状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>回执号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>收到时间（北京时间）</source>
        <translation>Received (Beijing time)</translation>
    </message>
    <message>
        <source>第几次上报</source>
        <translation>Filing no.</translation>
    </message>
    <message>
        <source>报送内容的 SHA-256</source>
        <translation>SHA-256 of what was sent</translation>
    </message>
    <message>
        <source>打印时间（北京时间）</source>
        <translation>Printed (Beijing time)</translation>
    </message>
    <message>
        <source>三级评价指标</source>
        <translation>Level 3 indicator</translation>
    </message>
    <message>
        <source>填报内容</source>
        <translation>What was filled in</translation>
    </message>
    <message>
        <source>练习 · {text}</source>
        <translation>PRACTICE · {text}</translation>
    </message>
    <message>
        <source>第 {number} 页，共 {count} 页</source>
        <translation>Page {number} of {count}</translation>
    </message>
</context>
<context>
    <name>stages</name>
    <message>
        <source>新建</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Filling in</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>评定</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>{grade} 级 {day}</source>
        <translation>{grade}, {day}</translation>
    </message>
    <message>
        <source>一般 {days} 个工作日</source>
        <translation>Usually {days} working days</translation>
    </message>
</context>
<context>
    <name>subsidy stages</name>
    <message>
        <source>材料准备</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>一般 {day} 前</source>
        <translation>usually by {day}</translation>
    </message>
    <message>
        <source>一般 {days} 个工作日</source>
        <translation>Usually {days} working days</translation>
    </message>
    <message>
        <source>审批结果</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>subsidy words</name>
    <message>
        <source>{pages} 页 · {size}</source>
        <translation>{pages} pages · {size}</translation>
    </message>
    <message>
        <source>{place}：{reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>已修改</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>已封存，连上办事机构后自动提交，只交一次。</source>
        <translation>Sealed; submitted, once only, when the bureau can be reached.</translation>
    </message>
    <message>
        <source>正在提交。</source>
        <translation>Being submitted.</translation>
    </message>
    <message>
        <source>已发出但没有收到回执，正在向办事机构核对，不会重复提交。</source>
        <translation>Sent without a receipt; being checked with the bureau, never submitted twice.</translation>
    </message>
    <message>
        <source>上次提交没有成功，内容都在，修改后再提交。</source>
        <translation>The last submission failed; everything is here: correct it and submit again.</translation>
    </message>
    <message>
        <source>在别处也改过，请打开比较两个版本。</source>
        <translation>Changed elsewhere too: open it to compare the versions.</translation>
    </message>
    <message>
        <source>退回 {count} 项理由还没有处理。</source>
        <translation>{count} reasons for return still to deal with.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还差{materials}，上传后可以提交。</source>
        <translation>Still missing: {materials}. Then it can be submitted.</translation>
    </message>
    <message>
        <source>材料齐备，可以提交。</source>
        <translation>All materials are here; it can be submitted.</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>M 月 d 日</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>yyyy 年 M 月 d 日</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>yyyy 年 M 月</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>M 月</source>
        <translation>MMM</translation>
    </message>
    <message>
        <source>今天 {time}</source>
        <translation>Today {time}</translation>
    </message>
    <message>
        <source>昨天 {time}</source>
        <translation>Yesterday {time}</translation>
    </message>
    <message>
        <source>{what}{next}</source>
        <translation>{what} {next}</translation>
    </message>
</context>
</TS>
