package io.dure.hub.store;

import io.dure.hub.audit.AuditLog;

/** Keeps the list of acts; nothing ever changes or removes an entry. */
public interface AuditStore extends AuditLog {}
