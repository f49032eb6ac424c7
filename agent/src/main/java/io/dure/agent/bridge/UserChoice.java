package io.dure.agent.bridge;

import org.jspecify.annotations.Nullable;

/** By what users are told apart: the operator's choice, the same for every request of a process. Immutable. */
public final class UserChoice {
    private static final UserChoice SESSION = new UserChoice(Kind.SESSION, null, null);
    private static final UserChoice PRINCIPAL = new UserChoice(Kind.PRINCIPAL, null, null);

    private final Kind kind;
    private final @Nullable String name;
    private final @Nullable String property;

    private enum Kind {
        SESSION,
        COOKIE,
        PRINCIPAL,
        ATTRIBUTE
    }

    private UserChoice(Kind kind, @Nullable String name, @Nullable String property) {
        this.kind = kind;
        this.name = name;
        this.property = property;
    }

    /** The session's id. */
    public static UserChoice session() {
        return SESSION;
    }

    /** A cookie's value. */
    public static UserChoice cookie(String name) {
        return new UserChoice(Kind.COOKIE, name, null);
    }

    /** The name of the request's principal. */
    public static UserChoice principal() {
        return PRINCIPAL;
    }

    /**
     * A session attribute.
     *
     * @param property of the attribute's value, by its getter; null: the value itself
     */
    public static UserChoice attribute(String name, @Nullable String property) {
        return new UserChoice(Kind.ATTRIBUTE, name, property);
    }

    /** Value of {@code dure.users.source}. */
    public String word() {
        return kind == Kind.SESSION ? "session" : kind == Kind.COOKIE ? "cookie" : "login";
    }

    boolean isPrincipal() {
        return kind == Kind.PRINCIPAL;
    }

    public boolean isSession() {
        return kind == Kind.SESSION;
    }

    public @Nullable String cookie() {
        return kind == Kind.COOKIE ? name : null;
    }

    public @Nullable String attribute() {
        return kind == Kind.ATTRIBUTE ? name : null;
    }

    public @Nullable String property() {
        return property;
    }
}
