"""The reviews that the samples are made of: the one that ships, and one in many scripts."""

from datetime import UTC, date, datetime, timedelta

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Factor,
    Insight,
    Note,
    Review,
    TimelineEvent,
)
from pm_facilitator.domain.vocabulary import EventKind, InsightKind, Severity
from pm_facilitator.report.data import from_values

_START = datetime(2026, 3, 9, 21, 40, tzinfo=UTC)

ARABIC = "توقف الدفع بالبطاقة ليلة التخفيضات لأن شهادة البوابة انتهت صلاحيتها"
CHINESE = "支付网关的证书在凌晨到期，连接池掩盖了这个问题约十五分钟。"
JAPANESE = "深夜に決済ゲートウェイの証明書が期限切れになりました。"
KOREAN = "결제 게이트웨이 인증서가 만료되었습니다"
HEBREW = "התשלום בכרטיס נעצר בליל המבצע כי תעודת השער פגה"
EMOJI = "Checkout is down 🔥, alert sent 🚨, rollback done ✅"
LONG = "x509certificatechain" * 15
"""One word of three hundred letters."""
SCRIPTS = (ARABIC, CHINESE, HEBREW, KOREAN, JAPANESE, EMOJI, LONG)


def shipped() -> Board:
    """Give the sample review."""
    return from_values(presets.sample_review()).board


def many_scripts() -> Board:
    """Give a review that says little, but in many scripts and in one very long word."""
    kinds = (EventKind.TRIGGER, EventKind.DETECTION, EventKind.ACTION, EventKind.RESOLUTION)
    bones = [Bone("b1", "技术"), Bone("b2", "عملية")]
    return Board(
        [
            Review(
                "scripts",
                title=f"支付中断 {ARABIC[:11]} 🔥",
                severity=Severity.SEV1,
                services=("支付", "دفع"),
                summary="\n\n".join(SCRIPTS),
                impact_customers=f"{ARABIC} checkout-api {CHINESE}",
                started_at=_START,
                resolved_at=_START + timedelta(minutes=60),
            ),
            *(
                TimelineEvent(
                    f"e{place}",
                    _START + timedelta(minutes=7 * place),
                    text=text,
                    kind=kinds[place % 4],
                    source=text[:20],
                    visible_then=text if place < 2 else "",
                    highlighted=place % 3 == 0,
                )
                for place, text in enumerate((*SCRIPTS, f"Mixed {ARABIC} 12:30"))
            ),
            *bones,
            *(
                Factor(f"f{place}", text, bones[place % 2].id, order=float(place))
                for place, text in enumerate(SCRIPTS)
            ),
            Insight("i", InsightKind.LESSON, HEBREW),
            *(
                Action(f"a{place}", text, text[:12], date(2026, 4, 1 + place))
                for place, text in enumerate((ARABIC, CHINESE, EMOJI))
            ),
            *(Note(f"n{place}", text, x=200.0 * place) for place, text in enumerate(SCRIPTS)),
        ]
    )
