package io.dure.hub.store;

import io.dure.hub.session.SessionRecords;

/** Keeps the sessions. */
public interface SessionStore extends SessionRecords {}
