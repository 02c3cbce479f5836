using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records;

public sealed class PersonGroupsTests
{
    private static readonly Person Nobody = new() { Id = new PersonId(A.Id(1)) };

    [Fact]
    public void A_whole_record_gives_every_group()
    {
        var person = Nobody with
        {
            BirthDate = PartialDate.On(new DateOnly(1960, 11, 3)),
            Sex = Sex.Female,
            Ethnicity = new Ethnicity(EthnicCategory.Chinese, "R", "test"),
            Deprivation = new Deprivation(3, "IMD 2025"),
        };

        Assert.Equal(new PersonGroups(2, Sex.Female, EthnicGroup.Asian, 65), PersonGroups.Of(person, A.Today));
    }

    [Fact]
    public void An_empty_record_gives_not_known_and_never_a_guess() =>
        Assert.Equal(new PersonGroups(null, Sex.NotRecorded, EthnicGroup.NotKnown, null), PersonGroups.Of(Nobody, A.Today));

    [Fact]
    public void A_birth_year_alone_gives_the_age_certainly_reached() =>
        Assert.Equal(65, PersonGroups.Of(Nobody with { BirthDate = new PartialDate(1960) }, A.Today).AgeOnDay);
}
