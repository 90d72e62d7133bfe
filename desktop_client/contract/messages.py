"""Every message on the wire. Requests forbid unknown fields, answers ignore them, so that either side may be newer.

Times are UTC with a zone, sizes are bytes, points are decimals, hashes are lower-case hex SHA-256.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from desktop_client.contract import limits
from desktop_client.contract.scheme import Code
from desktop_client.contract.states import (
    DeclarationState,
    GradeState,
    InstitutionState,
    Kind,
    Material,
    Role,
    SubsidyState,
)
from desktop_client.forms.model import Choice

# The pattern keeps NUL and other control characters out of names: no database or screen wants them.
Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=limits.MAX_NAME_CHARACTERS,
        pattern=r"^[^\x00-\x1f\x7f]*$",
    ),
]
Note = Annotated[str, StringConstraints(max_length=limits.MAX_NOTE_CHARACTERS, pattern=r"^[^\x00]*$")]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=limits.MAX_PASSWORD_CHARACTERS)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=limits.MAX_FILE_NAME_CHARACTERS, pattern=r"^[^\x00-\x1f\x7f/\\]+$"
    ),
]
MediaType = Literal["application/pdf", "image/jpeg", "image/png"]
Year = Annotated[int, Field(ge=2000, le=2100)]


class Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


# -- problems (RFC 9457) ------------------------------------------------------------------------------------


class ProblemItem(Reply):
    """One thing that is wrong. ``place`` is a field name, an indicator code or a file name; empty: the whole."""

    code: str
    place: str = ""
    facts: dict[str, str] = {}


class ProblemDocument(Reply):
    """RFC 9457 problem details; ``code`` is one of ``codes.Code``, ``problems`` names every single place."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
    facts: dict[str, str] = {}
    problems: list[ProblemItem] = []


# -- the bureau and what it publishes -----------------------------------------------------------------------


class PasswordRule(Reply):
    """The rule in force (GB/T 22239-2019 8.1.4.1 asks for classes; NIST SP 800-63B-4 does not: so it is data)."""

    min_length: int
    min_classes: int
    history: int
    max_age_days: int | None = None


class BureauInfo(Reply):
    """Who answers at this address; asked without signing in."""

    name: str
    practice: bool
    api: str
    time: AwareDatetime
    registration: Literal["immediate", "reviewed"]
    password_rule: PasswordRule
    help_line: str = ""
    announcement: str = ""


class Category(Reply):
    """A business category (申报类别)."""

    code: str
    title: str
    title_en: str = ""
    track: Literal["licence", "filing"]


class Commitment(Reply):
    """The text that is ticked before anything is filed."""

    version: str
    title: str
    text: str
    text_en: str = ""


class SchemeRef(Reply):
    id: str
    version: str
    title: str
    title_en: str = ""
    sample: bool
    sha256: str


class Catalogue(Reply):
    """Everything published that a declaration needs; cached by the client, revalidated by its ETag."""

    years: list[int]  # the newest first
    categories: list[Category]
    scheme: SchemeRef
    commitment: Commitment
    clerks_may_submit: bool
    qualifications: list[Choice]
    review_working_days: int = 5


# -- accounts -----------------------------------------------------------------------------------------------


class Registration(Request):
    """The guide's registration dialog (source 003 figure 2, section 五) and the account to sign in with."""

    institution_name: Line
    credit_code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
    qualifications: Annotated[list[Code], Field(min_length=1, max_length=10)]
    licence_number: Line
    clerk_name: Line
    clerk_mobile: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
    username: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{2,31}$")]
    password: Secret


class Registered(Reply):
    institution_id: UUID
    username: str
    institution_state: InstitutionState


class SignIn(Request):
    username: Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]*$")]
    password: Secret
    device: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class Refresh(Request):
    refresh_token: Annotated[str, StringConstraints(min_length=20, max_length=200)]


class Institution(Reply):
    """What is registered; ``clerk_name`` and ``clerk_mobile`` are the contact that printed forms name."""

    id: UUID
    name: str
    credit_code: str
    state: InstitutionState
    qualifications: list[str]
    licence_number: str
    clerk_name: str = ""
    clerk_mobile: str = ""


class Account(Reply):
    """The signed-in person; the mobile number comes masked."""

    id: UUID
    username: str
    name: str
    role: Role
    mobile: str
    institution: Institution


class Session(Reply):
    access_token: str
    refresh_token: str
    expires_at: AwareDatetime
    account: Account


class PasswordChange(Request):
    old_password: Secret
    new_password: Secret


# -- declarations -------------------------------------------------------------------------------------------


class Evidence(Request):
    """A file that proves an answer; its bytes travel apart, under their hash."""

    sha256: Sha256
    name: FileName
    bytes: Annotated[int, Field(ge=1, le=limits.MAX_FILE_BYTES)]
    media_type: MediaType


class Answer(Request):
    """What was ticked or entered for one criterion."""

    indicator: Code
    options: Annotated[tuple[Code, ...], Field(max_length=50)] = ()
    value: Annotated[Decimal, Field(max_digits=18, decimal_places=6)] | None = None
    note: Note = ""
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=limits.MAX_FILES_PER_INDICATOR)] = ()


KeepValues = dict[
    Code, Annotated[str, StringConstraints(max_length=limits.MAX_NOTE_CHARACTERS, pattern=r"^[^\x00]*$")]
]


class Draft(Request):
    """A declaration while it is being filled, as one computer of the institution last saw it.

    ``number`` is the short ID on screen; the bureau keeps it when it is free in the institution, else gives the next.
    ``keep`` holds the short form's values of a 保级.
    """

    number: Annotated[int, Field(ge=1, le=10_000_000)]
    year: Year
    category: Code
    kind: Kind
    base_award: UUID | None = None
    scheme_id: Code
    scheme_version: Code
    answers: Annotated[list[Answer], Field(max_length=500)] = []
    keep: KeepValues = {}


class CommitmentGiven(Request):
    """Who ticked which text, when (by the clock of the sending computer)."""

    version: Code
    text_sha256: Sha256
    given_by: Line
    given_at: AwareDatetime


class Package(Request):
    """Exactly what is filed. Frozen to bytes once; the same bytes and key are sent however often it takes."""

    declaration_id: UUID
    round: Annotated[int, Field(ge=1, le=1000)]
    draft: Draft
    institution_name: Line
    credit_code: Line
    commitment: CommitmentGiven
    frozen_at: AwareDatetime
    client: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class Receipt(Reply):
    """The bureau's word that a package has arrived. ``package_sha256`` is over the very bytes it received."""

    number: str
    declaration_id: UUID
    round: int
    package_sha256: Sha256
    received_at: AwareDatetime
    state: DeclarationState


class Finding(Reply):
    """A reason given by the reviewer; ``indicator`` empty: the whole declaration."""

    indicator: str = ""
    text: str


class TrailStep(Reply):
    """One step of a case: who did what, when, why."""

    at: AwareDatetime
    actor: str
    role: Role
    event: str
    state: DeclarationState
    round: int
    note: str = ""


class Declaration(Reply):
    """The bureau's record. ``version`` is the number in its ETag; ``draft`` is the content last saved or filed."""

    id: UUID
    version: int
    draft: Draft
    state: DeclarationState
    round: int
    findings: list[Finding] = []
    trail: list[TrailStep] = []
    receipts: list[Receipt] = []
    declared_at: AwareDatetime | None = None
    award_id: UUID | None = None
    grade: str | None = None
    correction_due: AwareDatetime | None = None
    created_at: AwareDatetime
    updated_at: AwareDatetime


class DeclarationPage(Reply):
    """Records changed since ``cursor``, oldest change first; ask again with the new cursor while ``more``."""

    items: list[Declaration]
    removed: list[UUID] = []
    cursor: str
    more: bool


class Award(Reply):
    """A row of 评定结果. ``state`` is by the bureau's clock; 保级 starts while ``expiring`` or ``renewing``."""

    id: UUID
    number: int
    declaration_id: UUID
    year: int
    category: str
    declared_at: AwareDatetime
    grade: str
    valid_from: AwareDatetime
    valid_until: AwareDatetime
    state: GradeState
    scheme_id: str
    scheme_version: str


class AwardList(Reply):
    items: list[Award]


class Notice(Reply):
    """A message from the bureau to the institution."""

    id: UUID
    at: AwareDatetime
    title: str
    text: str = ""
    declaration_id: UUID | None = None
    subsidy_id: UUID | None = None
    policy_id: str = ""
    read: bool = False


class NoticeList(Reply):
    items: list[Notice]


# -- policies (政策补贴 → 实施细则) ---------------------------------------------------------------------------


class PolicyFile(Reply):
    """The PDF of a policy; its bytes are fetched apart and never change under one hash."""

    sha256: Sha256
    name: str
    bytes: int
    pages: int


class Policy(Reply):
    """A policy document or an announcement. ``text`` is its full text, also when there is a PDF: it is searched."""

    id: str
    version: int
    kind: Literal["policy", "announcement"]
    title: str
    title_en: str = ""
    number: str = ""  # 文号
    issuer: str
    published_on: date
    in_force_on: date | None = None
    summary: str = ""
    text: str
    file: PolicyFile | None = None
    sample: bool = False
    updated_at: AwareDatetime


class PolicyPage(Reply):
    """Policies changed since ``cursor``, oldest change first; ask again with the new cursor while ``more``."""

    items: list[Policy]
    removed: list[str] = []
    cursor: str
    more: bool


# -- subsidies (政策补贴 → 补贴申报) --------------------------------------------------------------------------


class FormRow(Reply):
    """One line of a printed table. ``source`` says what is filled in; empty: left free to be written by hand."""

    label: str
    source: Literal[
        "",
        "institution_name",
        "credit_code",
        "licence_number",
        "qualifications",
        "clerk_name",
        "clerk_mobile",
        "year",
        "project",
        "today",
    ] = ""
    lines: int = 1  # height of the free space, in lines of writing


class FormBlock(Reply):
    """A part of a printed form: running text, a table of rows, or the place for the official seal and signature."""

    kind: Literal["text", "table", "seal"]
    title: str = ""
    text: str = ""
    rows: list[FormRow] = []


class FormTemplate(Reply):
    """申报表 as data: the client prints it, with the version as a mark that is read back before sending."""

    version: str
    title: str
    blocks: list[FormBlock]


class ProjectCondition(Reply):
    """A condition for applying. ``met`` is the bureau's own finding; None: to be shown by the materials."""

    text: str
    text_en: str = ""
    met: bool | None = None


class ProjectStep(Reply):
    """One step of the review (审批流程) and how long it usually takes."""

    title: str
    office: str = ""
    usual_working_days: int


class Project(Reply):
    """A subsidy project open to this institution. ``taken_years``: it has an application there already."""

    id: str
    title: str
    title_en: str = ""
    summary: str = ""
    years: list[int]
    taken_years: list[int] = []
    opens_at: AwareDatetime
    closes_at: AwareDatetime
    conditions: list[ProjectCondition] = []
    eligible: bool
    policy_ids: list[str] = []
    form: FormTemplate
    other_material: Literal["required", "optional"]
    other_material_hint: str = ""
    steps: list[ProjectStep]
    sample: bool = False


class ProjectList(Reply):
    items: list[Project]


class MaterialFile(Request):
    """A PDF of a subsidy application; its bytes travel apart, under their hash."""

    sha256: Sha256
    name: FileName
    bytes: Annotated[int, Field(ge=1, le=limits.MAX_FILE_BYTES)]
    pages: Annotated[int, Field(ge=1, le=limits.MAX_FILE_PAGES)]


class SubsidyDraft(Request):
    """A subsidy application while it is being prepared. ``form_version``: of the form that was printed and sealed."""

    number: Annotated[int, Field(ge=1, le=10_000_000)]
    project_id: Code
    year: Year
    form_version: Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    application_form: MaterialFile | None = None
    other_material: MaterialFile | None = None
    note: Note = ""


class SubsidyPackage(Request):
    """Exactly what is submitted; frozen to bytes once, as a declaration's :class:`Package`."""

    subsidy_id: UUID
    round: Annotated[int, Field(ge=1, le=1000)]
    draft: SubsidyDraft
    institution_name: Line
    credit_code: Line
    frozen_at: AwareDatetime
    client: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class SubsidyReceipt(Reply):
    """The bureau's word that an application has arrived. ``package_sha256`` is over the very bytes it received."""

    number: str
    subsidy_id: UUID
    round: int
    package_sha256: Sha256
    received_at: AwareDatetime
    state: SubsidyState


class SubsidyFinding(Reply):
    """A reason of the reviewer. ``material`` empty: the whole; ``page`` counts from 1, None: the whole file."""

    material: Material | Literal[""] = ""
    page: Annotated[int, Field(ge=1, le=limits.MAX_FILE_PAGES)] | None = None
    text: str


class SubsidyTrailStep(Reply):
    """One step of an application: who did what, when, why. ``step`` is the review step's title, if it was one."""

    at: AwareDatetime
    actor: str
    role: Role
    event: str
    state: SubsidyState
    round: int
    step: str = ""
    note: str = ""


class ReviewStep(Reply):
    """Where one step of the review stands; ``at`` and ``actor`` once it is decided or taken."""

    title: str
    office: str = ""
    usual_working_days: int
    state: Literal["waiting", "current", "passed", "returned", "rejected"]
    at: AwareDatetime | None = None
    actor: str = ""
    due_on: date | None = None


class SubsidyResult(Reply):
    """审批结果: what was decided, and what follows."""

    text: str
    amount_yuan: Decimal | None = None
    decided_at: AwareDatetime
    publicised_until: date | None = None
    paid_on: date | None = None


class Subsidy(Reply):
    """The bureau's record of an application. ``version`` is the number in its ETag."""

    id: UUID
    version: int
    draft: SubsidyDraft
    project_title: str
    state: SubsidyState
    round: int
    steps: list[ReviewStep] = []
    findings: list[SubsidyFinding] = []
    trail: list[SubsidyTrailStep] = []
    receipts: list[SubsidyReceipt] = []
    result: SubsidyResult | None = None
    declared_at: AwareDatetime | None = None
    created_at: AwareDatetime
    updated_at: AwareDatetime


class SubsidyPage(Reply):
    """Records changed since ``cursor``, as :class:`DeclarationPage`."""

    items: list[Subsidy]
    removed: list[UUID] = []
    cursor: str
    more: bool


# -- practice only ------------------------------------------------------------------------------------------


class PracticePlan(Request):
    """What the practice reviewer does next with whatever is filed, and after how many seconds."""

    outcome: Literal["pass", "return_two", "reject", "wait"] = "pass"
    delay_seconds: Annotated[float, Field(ge=0, le=3600)] = 6.0


class PracticeReview(Request):
    """One step of the practice reviewer, now."""

    declaration_id: UUID
    outcome: Literal["take", "pass", "return_two", "reject"]
    findings: list[Finding] = []
    grade: str | None = None


class PracticeSubsidyReview(Request):
    """One step of the practice reviewer on a subsidy application, now; ``pass`` goes to the next step, or approves."""

    subsidy_id: UUID
    outcome: Literal["take", "pass", "return", "reject", "publicise", "pay"]
    findings: list[SubsidyFinding] = []


class PracticeSample(Reply):
    """The sample institution's account, with a password made for this practice bureau alone."""

    username: str
    password: str
    institution_name: str


class DeskLink(Reply):
    """A one-time address of the review desk, already signed in."""

    url: str
