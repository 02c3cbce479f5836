using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Matching;

public sealed class MatchPeopleTests
{
    private static readonly MatchRules Rules = new()
    {
        Id = "test",
        Version = "1",
        Weights = new Dictionary<(MatchField, Agreement), double>
        {
            [(MatchField.Family, Agreement.Same)] = 6,
            [(MatchField.Given, Agreement.Same)] = 5,
            [(MatchField.Given, Agreement.Nickname)] = 3,
            [(MatchField.BirthDate, Agreement.Same)] = 8,
        },
        SameFrom = 19,
        PossibleFrom = 14,
        Nicknames = [new HashSet<string>(StringComparer.Ordinal) { "ELIZABETH", "BETTY" }],
        Keys = [[KeyPart.NhsNumber], [KeyPart.BirthDate, KeyPart.FamilyStart], [KeyPart.Names, KeyPart.BirthYear]],
    };

    private static readonly Person Betty = Somebody("Smith", "Betty", "1944-08-30");

    [Theory]
    [InlineData("1944-08-30", Agreement.Same)]
    [InlineData("1944", Agreement.Partial)]
    [InlineData("1945", Agreement.Different)]
    [InlineData("1944-08-31", Agreement.OnePartOff)]
    [InlineData("1954-08-30", Agreement.OnePartOff)]
    [InlineData("1973-08-30", Agreement.Different)]
    [InlineData("1944-09-29", Agreement.Different)]
    public void A_birth_date_agrees_as_far_as_it_does(string born, Agreement expected) =>
        Assert.Equal(expected, Of(Betty, Somebody("Smith", "Betty", born), MatchField.BirthDate));

    [Fact]
    public void Day_and_month_may_have_changed_places() =>
        Assert.Equal(Agreement.Swapped, Of(Somebody("A", "B", "1959-05-01"), Somebody("A", "B", "1959-01-05"), MatchField.BirthDate));

    [Theory]
    [InlineData("SMITH", "Elizabeth", Agreement.Same, Agreement.Nickname)]
    [InlineData("Smyth", "B", Agreement.Close, Agreement.Partial)]
    [InlineData("Smith-Jones", "Bettý", Agreement.Close, Agreement.Same)]
    [InlineData("Betty", "Smith", Agreement.Transposed, Agreement.Transposed)]
    [InlineData("Ng", "Ann", Agreement.Different, Agreement.Different)]
    public void Names_agree_as_far_as_they_do(string family, string given, Agreement expectedFamily, Agreement expectedGiven)
    {
        var other = Somebody(family, given, "1944-08-30");
        Assert.Equal((expectedFamily, expectedGiven), (Of(Betty, other, MatchField.Family), Of(Betty, other, MatchField.Given)));
    }

    [Fact]
    public void Whoever_comes_first_makes_no_difference()
    {
        var other = Somebody("Smyth", "Elizabeth", "1944-08-31") with { Sex = Sex.Female };
        var (one, two) = (Compare(Betty, other), Compare(other, Betty));
        Assert.Equal((one.Verdict, one.Score), (two.Verdict, two.Score));
    }

    [Fact]
    public void The_score_is_what_its_reasons_add_up_to()
    {
        var result = Compare(Betty, Somebody("Smith", "Elizabeth", "1944-08-30"));
        Assert.Equal((17.0, MatchVerdict.Possible, MatchDecider.Score), (result.Score, result.Verdict, result.Decider));
        Assert.Equal(result.Score, result.Reasons.Sum(reason => reason.Weight));
    }

    [Fact]
    public void People_who_share_nothing_share_no_key()
    {
        var other = new MatchSubject(Somebody("Khan", "Amina", "1959-05-01"));
        Assert.Empty(new MatchSubject(Betty).Keys(Rules).Intersect(other.Keys(Rules)));
        Assert.NotEmpty(new MatchSubject(Betty).Keys(Rules).Intersect(new MatchSubject(Somebody("Betty", "Smith", "1944")).Keys(Rules)));
    }

    private static Agreement Of(Person a, Person b, MatchField field) => Compare(a, b).Reasons.Single(reason => reason.Field == field).Agreement;

    private static MatchResult Compare(Person a, Person b) => MatchPeople.Compare(new MatchSubject(a), new MatchSubject(b), Rules);

    private static Person Somebody(string family, string given, string born) => new()
    {
        Id = new PersonId(A.Id(1)),
        Name = new PersonName(family, given),
        BirthDate = PartialDate.TryParse(born, out var date) ? date : null,
    };
}
