package io.dure.hub.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Stable names of the API's errors, with their status and title. */
public enum ProblemCode {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not JSON"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    INVALID_WEIGHT(HttpStatus.BAD_REQUEST, "A weight is not valid"),
    INVALID_WINDOW(HttpStatus.BAD_REQUEST, "The time range is not valid"),
    INVALID_FREEZE(HttpStatus.BAD_REQUEST, "The end of the freeze is not valid"),
    INVALID_END(HttpStatus.BAD_REQUEST, "The end of the evacuation is not valid"),
    INVALID_DASHBOARD(HttpStatus.BAD_REQUEST, "The dashboard is not valid"),
    INVALID_SERVICES(HttpStatus.BAD_REQUEST, "The document of services is not valid"),
    UNKNOWN_METRIC(HttpStatus.BAD_REQUEST, "No instance reports this metric"),
    TOO_MANY_SERIES(HttpStatus.BAD_REQUEST, "The answer would have too many series"),
    UNKNOWN_SITE(HttpStatus.BAD_REQUEST, "The service has no member at this site"),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED, "User name or password is wrong"),
    OPENID_REFUSED(HttpStatus.UNAUTHORIZED, "What the provider of identities answered is not taken"),
    INVALID_WALL_TOKEN(HttpStatus.UNAUTHORIZED, "The wall token is unknown or has ended"),
    INVALID_API_TOKEN(HttpStatus.UNAUTHORIZED, "The API token is unknown or has ended"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Not signed in"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    NO_ROLE(HttpStatus.FORBIDDEN, "This user has no role here"),
    OUT_OF_SCOPE(HttpStatus.FORBIDDEN, "The role does not hold there"),
    LIVE_CHECK_NEEDED(HttpStatus.FORBIDDEN, "The directory has not confirmed this role lately"),
    ACCOUNT_DISABLED(HttpStatus.FORBIDDEN, "The directory has disabled this account"),
    ACCOUNT_EXPIRED(HttpStatus.FORBIDDEN, "This account has ended"),
    PASSWORD_EXPIRED(HttpStatus.FORBIDDEN, "The password has ended"),
    PASSWORD_MUST_CHANGE(HttpStatus.FORBIDDEN, "The password must be changed in the directory first"),
    NOT_AT_THIS_TIME(HttpStatus.FORBIDDEN, "This user may not sign in at this hour"),
    NOT_FROM_HERE(HttpStatus.FORBIDDEN, "This user may not sign in from here"),
    ONE_TIME_PASSWORD(HttpStatus.FORBIDDEN, "The one-time password must be changed first"),
    INVALID_CSRF_TOKEN(HttpStatus.FORBIDDEN, "The X-XSRF-TOKEN header does not match the XSRF-TOKEN cookie"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "No such resource"),
    SERVICE_NOT_FOUND(HttpStatus.NOT_FOUND, "No such service"),
    PROVIDER_NOT_FOUND(HttpStatus.NOT_FOUND, "The service has no such provider"),
    INCIDENT_NOT_FOUND(HttpStatus.NOT_FOUND, "No such incident"),
    PROPOSAL_NOT_FOUND(HttpStatus.NOT_FOUND, "No such proposal"),
    DRILL_NOT_FOUND(HttpStatus.NOT_FOUND, "No such drill"),
    INSTANCE_NOT_FOUND(HttpStatus.NOT_FOUND, "No such instance"),
    ALARM_NOT_FOUND(HttpStatus.NOT_FOUND, "No such alarm is on"),
    ALARM_RULE_NOT_FOUND(HttpStatus.NOT_FOUND, "No such alarm rule"),
    NOTICE_CHANNEL_NOT_FOUND(HttpStatus.NOT_FOUND, "No such channel of notices"),
    DIRECTORY_NOT_FOUND(HttpStatus.NOT_FOUND, "No such directory"),
    DASHBOARD_NOT_FOUND(HttpStatus.NOT_FOUND, "No such dashboard"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The resource has no such method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in this format"),
    NEVER_EMPTY(HttpStatus.CONFLICT, "Nothing would be answered any more"),
    FROZEN(HttpStatus.CONFLICT, "The service is frozen"),
    TOKEN_MISMATCH(HttpStatus.CONFLICT, "The service has changed meanwhile"),
    NOT_LEADER(HttpStatus.CONFLICT, "This hub does not lead"),
    NO_PENDING_APPROVAL(HttpStatus.CONFLICT, "Nothing waits for this approval"),
    NOTHING_TO_DO(HttpStatus.CONFLICT, "It is already so"),
    MEMBER_DOWN(HttpStatus.CONFLICT, "The member is down and would be taken out again at once"),
    NAMESERVERS_DISAGREE(HttpStatus.CONFLICT, "A nameserver would undo it"),
    MINIMUM_CAPACITY(HttpStatus.CONFLICT, "Too little healthy capacity would be left"),
    LARGEST_CHANGE(HttpStatus.CONFLICT, "It would move too much at once"),
    OUTSIDE_WINDOW(HttpStatus.CONFLICT, "Planned acts are not allowed at this time"),
    SAME_PERSON(HttpStatus.CONFLICT, "Another person has to decide"),
    PROPOSAL_DECIDED(HttpStatus.CONFLICT, "The proposal waits no more"),
    TOO_MANY_PROPOSALS(HttpStatus.CONFLICT, "As many proposals wait as there may be"),
    DRILL_RUNNING(HttpStatus.CONFLICT, "A drill is running"),
    DRILL_OVER(HttpStatus.CONFLICT, "The drill is over"),
    SURVIVOR_NOT_MEASURED(HttpStatus.CONFLICT, "It is not known how a survivor does"),
    SURVIVOR_OVER_LIMIT(HttpStatus.CONFLICT, "A survivor passes a limit of the drill already"),
    TWO_PEOPLE(HttpStatus.CONFLICT, "Two people have to decide"),
    RECORDS_STAY(HttpStatus.CONFLICT, "What becomes of its records is not said, or they could not be withdrawn"),
    SERVICE_NAME_FIXED(HttpStatus.CONFLICT, "The name of a service cannot change"),
    NOTICE_TEST_RUNNING(HttpStatus.CONFLICT, "A test of this channel is under way"),
    DASHBOARD_READ_ONLY(HttpStatus.CONFLICT, "This dashboard cannot be changed"),
    TOO_MANY_DASHBOARDS(HttpStatus.CONFLICT, "There are as many dashboards as there may be"),
    TOO_MANY_WALL_TOKENS(HttpStatus.CONFLICT, "There are as many wall tokens as there may be"),
    TOO_MANY_API_TOKENS(HttpStatus.CONFLICT, "There are as many API tokens as there may be"),
    TOO_MANY_ENROLMENTS(HttpStatus.CONFLICT, "There are as many enrolment tokens as there may be"),
    WOULD_LOCK_OUT(HttpStatus.CONFLICT, "It is not known that an administrator could still sign in"),
    LAST_ADMINISTRATOR(HttpStatus.CONFLICT, "No rule would make anybody an administrator"),
    DIRECTORY_TEST_RUNNING(HttpStatus.CONFLICT, "As many connection tests run as may"),
    TOO_MANY_RULES(HttpStatus.CONFLICT, "There are as many alarm rules as there may be"),
    ALARM_RULE_CHANGED(HttpStatus.PRECONDITION_FAILED, "The rule has changed meanwhile"),
    SIGN_IN_SETTINGS_CHANGED(HttpStatus.PRECONDITION_FAILED, "The settings of signing in have changed meanwhile"),
    SERVICES_CHANGED(HttpStatus.PRECONDITION_FAILED, "The services have changed meanwhile"),
    DASHBOARD_CHANGED(HttpStatus.PRECONDITION_FAILED, "The dashboard has changed meanwhile"),
    LENGTH_REQUIRED(HttpStatus.LENGTH_REQUIRED, "The request has a body without Content-Length"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a type that is not read here"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "If-Match is missing"),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many failed attempts to sign in"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "The hub serves as many streams as it may"),
    DIRECTORY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The directory cannot be asked"),
    NOT_AVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available now"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The hub failed");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code as the API spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
