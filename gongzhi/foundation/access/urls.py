"""The addresses of signing in, of one's account, and of the audit."""

from django.urls import path

from gongzhi.foundation.access.pages import (
    account,
    audit,
    deliveries,
    desk,
    leaving,
    phone,
    unlocking,
    unmask,
)

app_name = "access"
urlpatterns = [
    path("m/sign-in", phone.sign_in, name="phone_sign_in"),
    path("m/sign-in/code", phone.code, name="phone_code"),
    path("desk/sign-in", desk.sign_in, name="desk_sign_in"),
    path("desk/sign-in/second", desk.second, name="desk_second"),
    path("desk/sign-in/set-up", desk.set_up, name="desk_set_up"),
    path("sign-out", leaving.sign_out, name="sign_out"),
    path("desk/post", leaving.post, name="switch"),
    path("desk/account", account.account, name="security"),
    path("desk/account/password", account.password, name="password"),
    path("desk/account/recovery-codes", account.recovery_codes, name="recovery_codes"),
    path("desk/account/sessions/<slug:public_id>/end", account.end, name="end_session"),
    path("desk/account/tokens", account.tokens, name="make_token"),
    path("desk/account/tokens/<int:token>", account.token, name="token"),
    path("desk/account/tokens/<int:token>/revocation", account.revoke, name="revoke_token"),
    path("desk/unmask/<slug:kind>/<int:thing>/<slug:field>", unmask.unmask, name="unmask"),
    path("desk/audit", audit.audit, name="audit"),
    path("desk/unlocking", unlocking.unlocking, name="unlocking"),
    path("desk/unlocking/<int:account>", unlocking.unlock, name="unlock"),
    path(
        "desk/unlocking/<int:account>/second-factor",
        unlocking.second_factor_removal,
        name="second_factor_removal",
    ),
    path("desk/deliveries", deliveries.deliveries, name="deliveries"),
    path("desk/deliveries/<int:entry>/<str:reaction>", deliveries.retry, name="delivery_retry"),
    path(
        "desk/deliveries/<int:entry>/<str:reaction>/aside",
        deliveries.setting_aside,
        name="delivery_aside",
    ),
]
