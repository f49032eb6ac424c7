package io.dure.hub.told;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told, each with its English sentence, whose places are the attributes of that kind. The API's contract lists
 * the same kinds, and the console has words for each.
 */
public enum ToldKind {
    REASON("{reason}"),
    REASON_UNTIL("{reason} (until {until})"),
    REASON_AT("{provider}: {reason}"),
    DOWN_BY_QUORUM("down by quorum"),
    DOWN_APPROVED("down by quorum, approved"),
    TAKEN_OUT("nameservers took it out"),
    TAKEN_OUT_BY("taken out by {nameserver}"),
    OUT_BEFORE("an earlier leader took it out"),
    NEVER_EMPTY("never-empty: nobody else is fit"),
    NEVER_EMPTY_UP("never-empty: up, and nobody else is fit"),
    STEP("step: {step} of {steps}"),
    HOLD_DOWN_PASSED("the hold-down passed: {step} of {steps}"),
    RETURN_APPROVED("approved: {step} of {steps}"),
    LAST_STEP_PASSED("the last step passed"),
    WEIGHT("weight {weight}"),
    WITHHELD("down by quorum and not taken out: {why}"),
    WITHHELD_OVER("no longer refused: {why}"),
    OVERRIDE_OVER("the evacuation by an operator ended; it returns by hold-down and steps"),
    MODE("{from} -> {to}: {reason}"),
    FREEZE("until {until}: {reason}"),
    FREEZE_OVER("the freeze ended"),
    CLAIM("epoch {epoch}"),
    DRILL("{drill}"),
    DRILL_REASON("{drill}: {reason}"),
    DRILL_STEP("{drill}: {step} of {steps}"),
    DRILL_STOPPED("{drill}, operator: {reason}"),
    DRILL_ABORTED("{drill}, {why}: {detail}"),
    DRILL_PUT_BACK("{drill} is aborted"),
    PROPOSAL("proposal {proposal}: {reason}"),
    PROPOSAL_WEIGHTS("proposal {proposal}, weights {weights}: {reason}"),
    PROPOSAL_EVACUATE("proposal {proposal}, evacuate: {reason}"),
    PROPOSAL_EVACUATE_UNTIL("proposal {proposal}, evacuate until {until}: {reason}"),
    PROPOSAL_RETURN("proposal {proposal}, return: {reason}"),
    PROPOSAL_DRILL("proposal {proposal}, drill: {reason}"),
    PROPOSAL_DEFINITION("proposal {proposal}, definition: {reason}"),
    NAMESERVER_UNWRITTEN("{nameserver} cannot write what it answers; it answers it all the same and tries on"),
    NAMESERVER_WRITTEN("{nameserver} has written what it answers"),
    DRIFT("{provider}: {changes}"),
    DRIFT_OVER("{provider} serves again what was written there"),
    REPAIR("{provider}: {changes}"),
    RECORDS_WITHDRAWN("{providers}"),
    RECORDS_KEPT("{providers}"),
    PROVISIONED("taken from the services file"),
    OPENID("openid"),
    OPENID_REFUSED("openid: {error}"),
    NO_SUCH_USER("no such user"),
    NO_ROLE("no role"),
    BAD_CREDENTIALS("bad credentials"),
    WRONG_PASSWORD("wrong password"),
    EMPTY_PASSWORD("empty password"),
    INVALID_NAME("invalid name"),
    AMBIGUOUS_NAME("ambiguous name"),
    ACCOUNT_LOCKED("account locked"),
    ACCOUNT_RESTRICTED("account restricted"),
    ACCOUNT_DISABLED("account disabled"),
    ACCOUNT_EXPIRED("account expired"),
    PASSWORD_EXPIRED("password expired"),
    PASSWORD_MUST_CHANGE("password must change"),
    NOT_AT_THIS_TIME("not at this time"),
    NOT_FROM_HERE("not from here"),
    NO_SUCH_ACCOUNT("no such account"),
    WRONG_FIRST_PASSWORD("wrong password of the first administrator"),
    ONE_TIME_PASSWORD_ENDED("the one-time password has ended: a restart writes a new one"),
    BREAK_GLASS_ADDRESS("break-glass is not taken from this address"),
    BREAK_GLASS_PASSWORD("wrong password of break-glass"),
    BREAK_GLASS_CODE("wrong code of break-glass"),
    NOT_THE_FIRST("only the first administrator has a password here"),
    REMOVED_FROM_DIRECTORY("{user}: {why}"),
    REMOVAL_HELD("{held} of {all} users"),
    REMOVAL_RELEASED("{held} users"),
    DEFAULT_DASHBOARDS("what each role sees first"),
    NOTICE_TESTED("{channel}: {outcome}");

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final String english;

    ToldKind(String english) {
        this.english = english;
    }

    /** Stable, as the API has it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence, its attributes standing in braces. */
    String english() {
        return english;
    }

    /** What is always told with it. */
    public Set<String> attributes() {
        Set<String> attributes = new TreeSet<>();
        Matcher places = PLACE.matcher(english);
        while (places.find()) {
            attributes.add(places.group(1));
        }
        return attributes;
    }
}
