package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.hub.session.local.LocalAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a sign-in page has to offer. */
@RestController
class WaysController {
    private final LocalAccounts accounts;
    private final @Nullable OpenId openId;

    WaysController(AuthProperties properties, LocalAccounts accounts) {
        OpenIdProperties configured = properties.openId();
        this.accounts = accounts;
        this.openId = configured == null ? null : new OpenId(configured.label(), OpenIdLogin.BEGIN);
    }

    /**
     * The ways in beside a directory's name and password.
     *
     * @param firstAdministrator there is no directory yet, only the hub's own administrator
     */
    record Ways(boolean firstAdministrator, @Nullable OpenId openId) {}

    /**
     * A second way in.
     *
     * @param url where a browser has to go
     */
    record OpenId(String label, String url) {}

    @GetMapping("/api/v1/session/ways")
    Ways ways() {
        return new Ways(accounts.hasFirst(), openId);
    }
}
