using static Ridgeway.Exchange.Cql.Said;

namespace Ridgeway.Exchange.Cql;

/// <summary>
/// FHIR R4 resources as the facts that criteria are asked of: codes, first possible day, end, value and answers. What counts and
/// what does not is decided as in Ridgeway's own reading (Fhir/Clinical/Statuses): a draft, a refuted or a cancelled thing is no fact.
/// </summary>
internal static class FactDefinitions
{
    public const string Facts = "Facts";
    public const string On = "On";
    public const string EarliestDay = "Earliest day";

    /// <summary>The day that stands for "no date": before every other, and inside where no window is asked for.</summary>
    public static readonly DateOnly Undated = new(1, 1, 2);

    /// <summary>Before even the undated: the end of what never ended.</summary>
    public static readonly DateOnly BeforeAll = new(1, 1, 1);

    public static readonly DateOnly Never = new(9999, 12, 31);

    /// <summary>The first day a date and time known in part can be.</summary>
    public static Said EarliestDayOf(Said moment) => If(
        moment.IsNull, Null("Date"), Date(moment.Part("year"), FirstOf(moment.Part("month"), Said.Of(1)), FirstOf(moment.Part("day"), Said.Of(1))));

    public static IEnumerable<(string Name, Said Expression)> All()
    {
        yield return ("Condition facts", Conditions());
        yield return ("Observation facts", Retrieve("Observation").Each("O", StatusIsNot("O", "registered", "cancelled", "entered-in-error"), Observed("O", "O")));
        yield return ("Component facts", Retrieve("Observation")
            .Each("O", StatusIsNot("O", "registered", "cancelled", "entered-in-error") & Said.Of("O", "component").Exists, Said.Of("O", "component").Each("C", null, Observed("C", "O"))).Flattened);
        yield return ("Procedure facts", Retrieve("Procedure").Each("P", StatusIs("P", "completed", "in-progress"), Fact(Codes(Said.Of("P", "code")), Moment("P", "performed"))));
        yield return ("Request facts", Retrieve("ServiceRequest").Each(
            "R", StatusIs("R", "active", "completed"), Fact(Codes(Said.Of("R", "code")), FirstOf(Day(Said.Of("R", "authoredOn")), Moment("R", "occurrence")))));
        yield return ("Immunization facts", Retrieve("Immunization").Each("I", StatusIs("I", "completed"), Fact(Codes(Said.Of("I", "vaccineCode")), Moment("I", "occurrence", hasPeriod: false))));
        yield return ("Medication facts", Medications());
        yield return (Facts, Flatten(
                Define("Condition facts"), Define("Observation facts"), Define("Component facts"), Define("Procedure facts"),
                Define("Request facts"), Define("Immunization facts"), Define("Medication facts"))
            .Each("F", Said.Of("F", "day").IsAtMost(Parameter(On))));
    }

    private static Said Conditions()
    {
        var isOver = Said.Of("C", "clinicalStatus").At("coding").Each("S", Said.Of("S", "code").At("value").In(Texts("inactive", "remission", "resolved"))).Exists
            | !Said.Of("C", "abatement").IsNull;
        var isRefuted = Said.Of("C", "verificationStatus").At("coding").Each("V", Said.Of("V", "code").At("value").In(Texts("refuted", "entered-in-error"))).Exists;
        return Retrieve("Condition").Each("C", !isRefuted, Fact(
            Codes(Said.Of("C", "code")),
            FirstOf(Moment("C", "onset"), Day(Said.Of("C", "recordedDate"))),
            Day(Said.Of("C", "abatement").AsFhir("dateTime")),
            isOver));
    }

    private static Said Medications()
    {
        var end = Day(Said.Of("M", "dispenseRequest").At("validityPeriod").At("end"));
        return Retrieve("MedicationRequest").Each(
            "M",
            StatusIs("M", "active", "completed", "stopped") & !FirstOf(Said.Of("M", "doNotPerform").At("value"), Said.Of(false)) & !FirstOf(Said.Of("M", "intent").At("value").Is(Said.Of("proposal")), Said.Of(false)),
            Fact(
                Codes(Said.Of("M", "medication").AsFhir("CodeableConcept")),
                Day(Said.Of("M", "authoredOn")),
                end,
                Said.Of("M", "status").At("value").In(Texts("completed", "stopped"))));
    }

    private static Said Observed(string alias, string dated)
    {
        var value = Said.Of(alias, "value");
        return Fact(
            Codes(Said.Of(alias, "code")),
            FirstOf(Moment(dated, "effective"), Day(Said.Of(dated, "issued"))),
            value: value.AsFhir("Quantity").At("value").At("value"),
            unit: value.AsFhir("Quantity").At("code").At("value"),
            answers: Codes(value.AsFhir("CodeableConcept")));
    }

    private static Said Fact(Said codes, Said day, Said? end = null, Said? over = null, Said? value = null, Said? unit = null, Said? answers = null) => Tuple(
        ("codes", codes),
        ("day", FirstOf(day, Said.Of(Undated))),
        ("end", end ?? Null("Date")),
        ("over", over ?? Said.Of(false)),
        ("value", value ?? Null("Decimal")),
        ("unit", unit ?? Null("String")),
        ("answers", answers ?? NoCodes));

    private static Said NoCodes => Said.List(Code(Said.Of(""), Said.Of(""))).Each("N", Said.Of(false));

    private static Said Codes(Said concept) => concept.At("coding").Each("X", null, Code(Said.Of("X", "code").At("value"), Said.Of("X", "system").At("value")));

    private static Said Moment(string alias, string element, bool hasPeriod = true) => hasPeriod
        ? FirstOf(Day(Said.Of(alias, element).AsFhir("dateTime")), Day(Said.Of(alias, element).AsFhir("Period").At("start")))
        : Day(Said.Of(alias, element).AsFhir("dateTime"));

    private static Said Day(Said fhirDateTime) => Call(EarliestDay, fhirDateTime.At("value"));

    private static Said StatusIs(string alias, params string[] allowed) => Said.Of(alias, "status").At("value").In(Texts(allowed));

    private static Said StatusIsNot(string alias, params string[] refused) => !FirstOf(Said.Of(alias, "status").At("value").In(Texts(refused)), Said.Of(false));

    private static Said Texts(params string[] texts) => Said.List([.. texts.Select(Said.Of)]);
}
