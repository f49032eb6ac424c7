package io.dure.agent.server;

import java.io.Serial;
import java.io.Serializable;

/** What an eGovFrame application keeps in the session of a user who signed in. */
public final class LoginVO implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;

    public LoginVO(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }
}
