"""Shenbao 申报台 without a screen: everything the product can do, importable with no Qt installed.

Floors (imports go down, or to floor 0; never up, never sideways between rooms):

    client        composition root: ``open_client(profile) -> Client``, the only place that wires objects
    floor 3       account grading notices policies subsidy            the rooms
    floor 2       sending                                             queue of frozen packages, receipts, syncing
    floor 1       api store credentials settings documents practice   the bureau's door, this computer's memory
    floor 0       contract gate confined identifiers forms words faults errors problems events clock workdays paths

One word per thing, in every folder:

    on screen                             in code
    机构 / 经办人 / 单位管理员             institution / clerk / manager
    审核员 / 系统管理员                    reviewer / system_admin           (never ``user`` alone)
    分类分级申报                           room ``grading``; a ``declaration`` has a *kind*
    评定 / 升级 / 保级                     kind ``assess`` / ``upgrade`` / ``keep``
    标准 / 一二三级指标 / 选项             scheme / dimension, element, criterion (levels 1-3) / option
    填报承诺                               commitment
    填写中 待审核 审核中 待补正            filling awaiting_review in_review needs_correction
    审核不通过 已评定                      rejected graded                   *business state*: the bureau's word
    已同步 待发送 正在发送 需要处理        *sending state*: clean dirty queued sending unknown failed conflict
    上报 / 回执                            submit / receipt
    what is sent (申报 or 补贴申报)        matter; a ``book`` knows one kind's table, endpoints and contents
    评定结果 / 等级 / 有效期               award / grade / valid_until
    佐证材料 / 填报说明                    evidence / note
    退回理由                               finding (one reason, on one indicator)
    注册 / 登录 / 修改密码                 register / sign_in / change_password
    练习办事机构                           practice bureau
    消息                                   notice
    实施细则 / 公告                        policy, its kind ``policy`` / ``announcement``
    补贴申报                               room ``subsidy``; one ``subsidy`` is an application for a ``project``
    申报表 / 其他材料                      application_form / other_material (``Material``)
    材料准备 待提交 审核通过 公示中 已拨付 preparing ready approved publicised paid
    材料工坊                               PDF desk: room ``documents``; ``source`` files, ``page``s, ``finding``s
    脱敏 / 公章                            redact / seal
"""

__version__ = "0.1.0"
