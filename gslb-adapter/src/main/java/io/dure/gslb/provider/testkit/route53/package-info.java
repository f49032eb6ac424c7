/**
 * A double of Route 53's API, as the API reference describes it: state in memory behind a WireMock server. What it cannot show
 * is Amazon's checkers and nameservers at work.
 */
@NullMarked
package io.dure.gslb.provider.testkit.route53;

import org.jspecify.annotations.NullMarked;
