package io.dure.auth.directory;

import java.time.Duration;
import java.util.List;

/** How far a directory was reached, step by step. */
public record TestReport(List<Step> steps) {
    public TestReport {
        steps = List.copyOf(steps);
    }

    /** What is tried, in this order. */
    public enum Stage {
        RESOLVE,
        TCP,
        TLS,
        BIND,
        SEARCH,
        GROUPS,
        ROLES
    }

    public enum Outcome {
        DONE,
        /** It went well, but probably not as meant. */
        WARNING,
        FAILED,
        /** Not tried: something that it needs is missing or has failed. */
        SKIPPED
    }

    /** Why a step went as it did. */
    public enum Cause {
        NONE,
        /** Nothing before it went well. */
        NOT_REACHED,
        NAME_UNKNOWN,
        CONNECTION_FAILED,
        TIMEOUT,
        /** Nothing protects the way: passwords can be read on it. */
        NOT_PROTECTED,
        /** No authority that is trusted vouches for the certificate. */
        CERTIFICATE_UNTRUSTED,
        /** The certificate is for another name. */
        CERTIFICATE_NAME,
        CERTIFICATE_ENDED,
        /** The server would not speak TLS. */
        TLS_FAILED,
        /** The directory does not take name and password. */
        CREDENTIALS_REFUSED,
        /** Nobody in particular asks; many directories show nothing then. */
        ANONYMOUS,
        /** An account, or a user with a password, is needed to go on. */
        NO_ACCOUNT,
        /** The directory wants a protected connection for that. */
        PROTECTION_NEEDED,
        NO_SUCH_BASE,
        /** No user was named, so that only the base was looked for. */
        NO_USER_GIVEN,
        NO_SUCH_USER,
        AMBIGUOUS_USER,
        /** The account is there, and is disabled, locked or has ended. */
        ACCOUNT_HELD_BACK,
        NOT_ALLOWED,
        NO_GROUPS,
        GROUPS_UNREADABLE,
        /** No rule fits, so the user gets nothing. */
        NO_RULE,
        /** The server answered something that is neither yes nor no. */
        REFUSED
    }

    /**
     * One step.
     *
     * @param server that it was tried on; empty where it is of none
     * @param detail what was seen, for an operator; never a secret
     */
    public record Step(Stage stage, String server, Outcome outcome, Cause cause, Duration took, String detail) {}

    public boolean isGood() {
        return steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILED);
    }
}
