"""E-mail by Django's own backend; our message id is the Message-ID."""

import smtplib
import socket
from dataclasses import dataclass
from uuid import UUID

from django.core.mail import EmailMessage

from gongzhi.foundation.notify.adapters.outcomes import (
    Answered,
    Asked,
    Refused,
    Sent,
    Unclear,
    Unknown,
    Unreached,
)
from gongzhi.foundation.notify.rules.wording import Text


@dataclass(frozen=True, kw_only=True)
class Mail:
    sender: str
    host: str = "gongzhi.invalid"

    def send(self, message_id: UUID, address: str, text: Text) -> Answered:
        name = f"<{message_id}@{self.host}>"
        subject = " ".join(text.title.split())
        letter = EmailMessage(
            subject, text.body, self.sender, [address], headers={"Message-ID": name}
        )
        try:
            letter.send()
        except (smtplib.SMTPRecipientsRefused, ValueError) as refused:
            return Refused(f"地址不收（{type(refused).__name__}）")
        except (ConnectionRefusedError, socket.gaierror, smtplib.SMTPConnectError) as failed:
            return Unreached(f"连不上邮件服务器（{type(failed).__name__}）")
        except (smtplib.SMTPException, OSError) as failed:
            return Unclear(f"邮件服务器没有应答（{type(failed).__name__}）")
        return Sent(name)

    def ask(self, message_id: UUID) -> Asked:  # noqa: ARG002 - SMTP has no such question
        return Unknown()
