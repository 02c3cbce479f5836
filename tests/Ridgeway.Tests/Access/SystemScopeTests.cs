namespace Ridgeway.Access;

public sealed class SystemScopeTests
{
    [Theory]
    [InlineData("system/Patient.rs", "system/Patient.rs")]
    [InlineData("system/*.cruds", "system/*.cruds")]
    [InlineData("system/Observation.read", "system/Observation.rs")]
    [InlineData("system/ServiceRequest.write", "system/ServiceRequest.cud")]
    [InlineData("system/*.*", "system/*.cruds")]
    [InlineData("system/Observation.rs?category=vital-signs", "system/Observation.rs?category=vital-signs")]
    public void A_scope_of_either_version_is_read(string text, string read)
    {
        Assert.True(SystemScope.TryParse(text, out var scope));
        Assert.Equal(read, scope.ToString());
    }

    [Theory]
    [InlineData("patient/Patient.rs")]
    [InlineData("user/Patient.rs")]
    [InlineData("system/Patient")]
    [InlineData("system/Patient.")]
    [InlineData("system/Patient.sr")]
    [InlineData("system/Patient.rr")]
    [InlineData("system/Patient.x")]
    [InlineData("system/patient.rs")]
    [InlineData("system/.rs")]
    [InlineData("system/Patient.rs?")]
    [InlineData("openid")]
    public void What_is_no_scope_of_a_system_is_refused(string text) => Assert.False(SystemScope.TryParse(text, out _));

    [Theory]
    [InlineData("system/Patient.cruds", "system/*.rs", "system/Patient.rs")]
    [InlineData("system/*.rs", "system/Patient.cruds system/Task.c", "system/Patient.rs")]
    [InlineData("system/Device.rs", "system/Patient.rs", "")]
    [InlineData("system/Observation.rs", "system/Observation.rs?category=survey", "system/Observation.rs?category=survey")]
    [InlineData("system/Observation.rs?category=vital-signs", "system/Observation.rs?category=survey", "")]
    [InlineData("system/Observation.rs?category=survey", "system/*.r", "system/Observation.r?category=survey")]
    public void What_is_granted_is_what_was_asked_and_allowed(string asked, string allowed, string granted) => Assert.Equal(
        granted,
        string.Join(' ', SystemScope.Granted(SystemScope.ParseAll(asked, out _), SystemScope.ParseAll(allowed, out _))));

    [Theory]
    [InlineData("system/*.r", "Patient", 'r', true)]
    [InlineData("system/Patient.r", "Patient", 's', false)]
    [InlineData("system/Patient.rs", "Observation", 'r', false)]
    [InlineData("system/Observation.rs?category=survey", "Observation", 'r', false)]
    [InlineData("system/*.rs?x=y", "Observation", 'r', false)]
    public void A_scope_allows_no_more_than_it_says(string text, string resource, char permission, bool allows)
    {
        Assert.True(SystemScope.TryParse(text, out var scope));
        Assert.Equal(allows, scope.Allows(resource, permission));
    }
}
