package io.dure.gslb.provider.testkit.route53;

/** What can go wrong with a request. */
public enum Mishap {
    /** Nothing is done: more requests than the account may make. */
    THROTTLED,
    /** Nothing is done: the zone's last change is not finished. */
    PRIOR_REQUEST_NOT_COMPLETE,
    /** It is done, and the connection breaks instead of the answer, also when the connection's own repetition comes. */
    ANSWER_LOST,
    /** It is done, the connection breaks once, and the connection's own repetition is answered. */
    ANSWER_LOST_ONCE,
    /** It is done, and the answer comes later than anybody waits. */
    ANSWER_SLOW,
    /** It may or may not be done: Route 53 fails. */
    SERVER_ERROR,
    /** The signer may not do that. */
    ACCESS_DENIED,
    /** It is not a body that the API makes today but one that its reference shows. */
    OLD_FORM_OF_REFUSAL
}
