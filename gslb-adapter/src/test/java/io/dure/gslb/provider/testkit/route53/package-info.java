@NullMarked
package io.dure.gslb.provider.testkit.route53;

import org.jspecify.annotations.NullMarked;
