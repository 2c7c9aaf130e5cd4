"""Units that running text names outside the lists of units; the words are as printed."""

from typing import NamedTuple

CITY, METRO, RENEWAL, FINANCE = "cq-2022-5", "cq-2022-37", "cq-2022-31", "cq-office-2022-81"


class Mention(NamedTuple):
    """A unit in the running text of a clause: it acts, pays or decides there, but no list gives it a role.

    Attributes
    ----------
    unit_id
        The unit.
    document_id, locator
        The clause.
    evidence
        Its name as printed there.
    """

    unit_id: str
    document_id: str
    locator: str
    evidence: str


MENTIONS = tuple(
    Mention(*row)
    for row in (
        ("all-municipal-departments", RENEWAL, "四（三）1", "各部门"),
        ("all-municipal-departments", RENEWAL, "十一（二）", "市级各部门"),
        ("bodies-concerned", CITY, "七（二十八）", "有关单位"),
        ("bodies-concerned", CITY, "附件 56", "有关单位"),
        ("bodies-concerned", FINANCE, "结尾", "有关单位"),
        ("finance-bureau", FINANCE, "结尾", "市财政局"),
        ("municipal-departments-concerned", FINANCE, "结尾", "市级有关部门"),
        ("district-county-governments", FINANCE, "五（二十七）", "各区县"),
        ("main-urban-area-districts", METRO, "第十二章 第二节", "重庆主城都市区各区"),
        ("guangan-city", METRO, "第十二章 第二节", "四川省广安市"),
        ("two-province-departments", METRO, "第十二章 第一节", "两省市相关部门"),
        ("two-province-departments", METRO, "第十二章 第二节", "两省市有关部门"),
        ("metro-area-governments", METRO, "第十二章 第一节", "重庆都市圈内区（市、县）政府"),
        ("metro-joint-meeting", METRO, "第十二章 第一节", "重庆都市圈联席会议"),
        ("sichuan-chongqing-joint-meeting", METRO, "第十二章 第一节", "重庆四川党政联席会议"),
        ("guangyang-leading-group", CITY, "七（二十七）", "长江经济带绿色发展示范建设领导小组"),
        ("renewal-leading-group", RENEWAL, "十一（一）", "市城市更新提升领导小组"),
        ("renewal-leading-group-office", RENEWAL, "十一（一）", "市城市更新提升领导小组办公室"),
        ("renewal-working-groups", RENEWAL, "十一（一）", "各专项工作小组"),
        ("city-management-leading-groups", RENEWAL, "四（三）1", "各级城市综合管理工作领导小组"),
        ("project-owners", RENEWAL, "十一（五）", "各项目实施主体"),
        ("municipal-party-committee", CITY, "七（二十八）", "市委"),
        ("municipal-party-committee", CITY, "附件 59", "市委"),
        ("municipal-government", CITY, "七（二十八）", "市政府"),
        ("municipal-government", CITY, "附件 59", "市政府"),
        ("municipal-government", FINANCE, "引言", "市政府"),
        ("doctoral-service-group", CITY, "六（二十五）", "中组部博士服务团"),
        ("doctoral-service-group", CITY, "附件 50", "中组部博士服务团"),
        ("national-green-fund", CITY, "六（二十三）", "国家绿色发展基金"),
        ("national-green-fund", CITY, "附件 43", "国家绿色发展基金"),
        ("national-green-fund", METRO, "第八章 第三节", "国家绿色发展基金"),
        ("national-guarantee-fund", FINANCE, "一（二）", "国家融资担保基金"),
        ("national-guarantee-fund", FINANCE, "一（三）", "国家融资担保基金"),
        ("chongqing-industry-fund", FINANCE, "三（十八）", "重庆市产业投资基金"),
        ("chongqing-share-centre", FINANCE, "五（二十四）", "重庆股份转让中心"),
        ("chongqing-share-centre", FINANCE, "五（二十五）", "重庆股份转让中心"),
        ("neeq", FINANCE, "五（二十四）", "全国中小企业股份转让系统"),
        ("receivables-platform", FINANCE, "四（二十）", "中征平台"),
        ("csrc-chongqing", FINANCE, "五（二十四）", "重庆证监局"),
        ("guarantee-institutions", FINANCE, "一（一）", "政府性融资担保机构"),
        ("guarantee-institutions", FINANCE, "一（二）", "政府性融资担保机构"),
        ("guarantee-institutions", FINANCE, "一（六）", "政府性融资担保机构"),
        ("guarantee-institutions", FINANCE, "二（七）", "市级政府性融资担保机构"),
        ("guarantee-institutions", FINANCE, "二（十三）", "政府性融资担保机构"),
        ("banks", FINANCE, "二（七）", "银行业金融机构"),
        ("banks", FINANCE, "二（十）", "银行业金融机构"),
        ("banks", FINANCE, "二（十三）", "银行业金融机构"),
        ("banks", FINANCE, "三（十六）", "银行业金融机构"),
        ("banks", FINANCE, "四（十九）", "银行业金融机构"),
        ("insurers", FINANCE, "二（九）", "承保机构"),
        ("insurers", FINANCE, "二（十三）", "保险机构"),
        ("pilot-districts", FINANCE, "四（十九）", "试点区县"),
    )
)


def mentions_of(unit_id: str) -> list[Mention]:
    """Where running text names a unit, in the order of the list."""
    return [each for each in MENTIONS if each.unit_id == unit_id]
