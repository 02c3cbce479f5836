using System.Data.Common;
using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Facts;

/// <summary>Reads the part of a person that criteria ask about, for walks through everyone.</summary>
internal static class SlimPerson
{
    public const string Select = """
        select person_id, nhs_number, birth_date, death_date, has_died, sex, ethnic_category, deprivation_decile, deprivation_index, practice, lsoa
        from records_person order by person_id
        """;

    public static Person Read(DbDataReader row) => new()
    {
        Id = new PersonId(StoreWrite.GuidFrom(row.GetValue(0))),
        NhsNumber = Text(row, 1) is { } number ? NhsNumber.Parse(number) : null,
        BirthDate = PartialDate.TryParse(Text(row, 2), out var born) ? born : null,
        DeathDate = PartialDate.TryParse(Text(row, 3), out var died) ? died : null,
        HasDied = Convert.ToBoolean(row.GetValue(4)),
        Sex = Enum.Parse<Sex>(row.GetString(5)),
        Ethnicity = Text(row, 6) is { } category ? new Ethnicity(Enum.Parse<EthnicCategory>(category), "", "") : null,
        Deprivation = row.IsDBNull(7) ? null : new Deprivation(row.GetInt32(7), Text(row, 8) ?? ""),
        Practice = OdsCode.TryParse(Text(row, 9), out var practice) ? practice : null,
        Lsoa = Lsoa.TryParse(Text(row, 10), out var lsoa) ? lsoa : null,
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
