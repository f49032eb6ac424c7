package io.dure.hub.store;

import io.dure.hub.directory.SignInRecords;
import io.dure.hub.session.ApiTokenRecords;
import io.dure.hub.session.SessionRecords;

/** Keeps the sessions, and the tokens that stand in for some. */
public interface SessionStore extends SessionRecords {
    ApiTokenRecords apiTokens();

    SignInRecords signIn();
}
